/** A sentence, or two where it matters whom it addresses. */
export type Wording = string | { readonly member: string; readonly provider: string };

/** Where the field of a fact stands on a screen. */
export const fieldId = (fact: string): string => `fact-${fact.replaceAll('.', '-')}`;

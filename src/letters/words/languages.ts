/** Whom a letter addresses, and in which language. */
export const AUDIENCES = ['member', 'provider'] as const;
export const LANGUAGES = ['en', 'es'] as const;

export type Audience = (typeof AUDIENCES)[number];
export type Language = (typeof LANGUAGES)[number];

export const QUESTIONS_ES: Readonly<Record<string, string>> = {};

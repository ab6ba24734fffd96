export const RULES_ES: Readonly<Record<string, string>> = {};

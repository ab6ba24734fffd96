import type { Explanation } from './summary.js';
export const EXPLANATIONS: Readonly<Record<string, Explanation>> = {};

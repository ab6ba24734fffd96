import type { Rule } from './documents.js';
import type { Placed } from './faults.js';
import { createFaults } from './faults.js';
import { checkSchema } from './schemas.js';

/** A rule that could be used, of a file that could not. */
export interface SoundRule {
  readonly file: Placed;
  readonly pointer: string;
  readonly rule: Rule;
}

/** Each rule that the schema admits by itself. */
export function soundRulesOf(document: unknown, file: Placed): readonly SoundRule[] {
  const { rules } = (document ?? {}) as { readonly rules?: unknown };
  if (!Array.isArray(rules)) return [];
  return (rules as readonly Rule[]).flatMap((rule, index) =>
    checkSchema('rules', { value: { rules: [rule] }, values: 1 }, file, createFaults())
      ? [{ file, pointer: `/rules/${index}`, rule }]
      : [],
  );
}

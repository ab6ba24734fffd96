import type { Fact } from '../../facts/catalogue.js';
import { CANONICAL_BASE } from '../canonical.js';
import type { LevelStatement } from './answers.js';

/**
 * The forms offer yes, no and numbers as choices too, so that "not documented" can be one: a code of ours stands for the
 * value it writes.
 */
export function chosen({ type }: Fact, statement: LevelStatement): LevelStatement {
  const { system = '', value } = statement;
  if (typeof value !== 'string' || !system.startsWith(CANONICAL_BASE)) return statement;
  if (type === 'boolean' && (value === 'true' || value === 'false')) return { ...statement, value: value === 'true' };
  return type === 'integer' && /^\d{1,9}$/.test(value) ? { ...statement, value: Number(value) } : statement;
}

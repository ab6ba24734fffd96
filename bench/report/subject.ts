import type { Effort } from '../rounds/measure.js';
import type { Report } from './table.js';

/** What can be asked of any subject. */
export interface Options {
  readonly ruleset: string;
  readonly quick: boolean;
  /** How long each contender runs where rounds are interleaved. */
  readonly effort: Effort;
  /** Lines of the batch. */
  readonly lines: number;
}

export interface Subject {
  readonly name: string;
  readonly about: string;
  readonly run: (options: Options) => Promise<Report>;
}

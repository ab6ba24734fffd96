import type { Rule } from './documents.js';

/** Whom an effect can help or hurt: each effect has one polarity, so that unknowns can be resolved both ways. */
export type Polarity = 'protective' | 'adverse' | 'neutral';

export const POLARITY: Readonly<Record<Rule['then']['effect'], Polarity>> = {
  exempt: 'protective',
  prohibit: 'protective',
  guarantee: 'protective',
  deny: 'adverse',
  pend: 'adverse',
  downgrade: 'adverse',
  limit: 'adverse',
  advise: 'neutral',
};

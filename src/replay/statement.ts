import type { Replay } from './replay.js';

/** What came of it, in sentences for the person who has to rely on it. */
export function statementOf({ differences, outcome, request, seal }: Omit<Replay, 'engine' | 'statement'>): string {
  const checks = [
    ...(request === 'differs' ? ['The request is not the one that was answered: its digest is another.'] : []),
    ...(request === 'unchecked'
      ? ['Whether the request is the one that was answered cannot be told: the key of its digest is not here.']
      : []),
    ...(seal === 'broken' ? ['The stored answer was altered: it does not give the digest it carries.'] : []),
  ];
  return [lead(outcome, differences), ...checks].join(' ');
}

function lead(outcome: Replay['outcome'], differences: Replay['differences']): string {
  switch (outcome) {
    case 'identical':
      return 'Made again from what it names, the answer is the same to the byte.';
    case 'equivalent':
      return 'Made again, the answer is the same: decision, care, rules and criteria with their results. How it is said, or the engine or fact catalogue it names, is not.';
    case 'different':
      return differences.some(({ kind }) => kind === 'answer')
        ? 'Made again, the answer is another.'
        : 'Made again, the answer decides the same and is not the one stored.';
    case 'not-replayable':
      return 'It cannot be made again here: what it rests on is not loaded, or not with the digest it names.';
  }
}

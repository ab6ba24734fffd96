import type { Case } from '../store/case.js';

/** What a reviewer calls a case: the own reference, or when it was opened. */
export const caseName = ({ reference, openedAt }: Pick<Case, 'reference' | 'openedAt'>): string =>
  reference !== undefined && reference !== ''
    ? reference
    : `opened ${new Date(openedAt).toLocaleString('en-US', { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })}`;

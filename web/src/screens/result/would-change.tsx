import type { ReactNode } from 'react';
import type { Determination } from '../../api/types.js';
export function WouldChange(_: { readonly answer: Determination }): ReactNode {
  return null;
}

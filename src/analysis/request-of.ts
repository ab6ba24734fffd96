import type { Scalar } from '../facts/catalogue.js';
import { factIndex, isDerived } from '../facts/catalogue.js';
import type { Gatherer } from '../facts/gather.js';
import { statedFor } from '../facts/invert.js';
import type { RequestBody } from '../facts/read.js';
import type { Statement } from '../facts/statement.js';
import { withStated } from '../facts/statement.js';

/**
 * The body changed so that facts have these values (`undefined`: unknown), derived ones by the stated facts behind
 * them. Nothing when no request can give them together.
 */
export function requestWith(
  gatherer: Gatherer,
  body: RequestBody,
  wanted: ReadonlyMap<string, Scalar | undefined>,
): RequestBody | undefined {
  const { catalogue } = gatherer;
  const derived = (name: string): boolean => isDerived(catalogue.facts[factIndex(catalogue, name)] as never);
  const asked: Statement = Object.fromEntries([...wanted].filter(([name]) => !derived(name)));
  const toDerive = new Map([...wanted].filter(([name]) => derived(name)));
  return statedFor(gatherer, withStated(body, asked), toDerive, new Set(Object.keys(asked)));
}

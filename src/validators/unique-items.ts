import type { CodeKeywordDefinition, Name } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { canonical } from '../domain/canonical.js';
import type { CodeWriter } from './compilation.js';

/** The first pair of equal items. */
export function firstRepeated(list: readonly unknown[]): { readonly i: number; readonly j: number } | undefined {
  const first = new Map<string, number>();
  for (const [i, item] of list.entries()) {
    const text = textOf(item);
    const j = first.get(text);
    if (j !== undefined) return { i, j };
    first.set(text, i);
  }
  return undefined;
}

/** Equal items have equal texts. A number too large to be one is written as null, as JSON does. */
const textOf = (item: unknown): string =>
  typeof item === 'object' ? canonical(JSON.parse(JSON.stringify(item))) : JSON.stringify(item);

/**
 * In place of the validator's own `uniqueItems`, which holds every item of a list against every other, and throws where
 * two are objects and one has a member called `toString`.
 */
export function useFirstRepeated(ajv: Ajv2020, _: CodeWriter): void {
  const uniqueItems: CodeKeywordDefinition = {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: { message: 'items are repeated', params: ({ params }) => params['pair'] as Name },
    code: (context) => {
      const { data, gen } = context;
      if (context.schema !== true) return;
      const find = gen.scopeValue('func', { ref: firstRepeated, code: _`firstRepeated` });
      const pair = gen.const('pair', _`${find}(${data})`);
      context.setParams({ pair });
      context.fail(_`${pair} !== undefined`);
    },
  };
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueItems);
}

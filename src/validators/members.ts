import type { CodeKeywordDefinition } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { CodeWriter } from './compilation.js';

interface Node {
  readonly [keyword: string]: unknown;
}

/**
 * The same schema with `members` in place of `properties` where no others are allowed. The validator's own code asks a
 * body for each of the hundreds of members it might have; this looks at those that are there.
 */
export function withMembers(schema: Node): Node {
  const { additionalProperties, properties, ...rest } = schema;
  if (properties === undefined || additionalProperties !== false) return schema;
  const inner = Object.entries(properties as Readonly<Record<string, Node>>);
  return { ...rest, members: Object.fromEntries(inner.map(([name, node]) => [name, withMembers(node)])) };
}

/** Teaches the validator `members`: each member must be one of those named and admitted by its schema. For one verdict, not for all errors. */
export function useMembers(ajv: Ajv2020, _: CodeWriter): void {
  const members: CodeKeywordDefinition = {
    keyword: 'members',
    type: 'object',
    schemaType: 'object',
    code: (context) => {
      const { data, gen } = context;
      const valid = gen.var('valid', true);
      gen.forIn('member', data, (member) => {
        gen.if(false);
        for (const name of Object.keys(context.schema as object)) {
          gen.elseIf(_`${member} === ${name}`);
          context.subschema({ keyword: 'members', schemaProp: name, dataProp: name }, valid);
        }
        gen.else().assign(valid, false).endIf();
        gen.if(_`!${valid}`, () => gen.break());
      });
      context.pass(valid);
    },
  };
  ajv.addKeyword(members);
}

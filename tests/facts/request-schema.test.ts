/** The request schema is generated from the catalogue, checked in as generated, and lets every fact be unknown. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isDerived, isList } from '../../src/facts/catalogue.js';
import { comparisonRequestSchema, recommendationRequestSchema, requestSchema } from '../../src/facts/request-schema.js';
import { bodyOf, shippedLibrary } from '../clinical/engine.js';

const library = shippedLibrary();
const checkedIn = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'));

test('the schemas checked in are those generated', () => {
  expect(checkedIn('request.schema.json')).toEqual(JSON.parse(JSON.stringify(requestSchema(library.catalogue))));
  expect(checkedIn('recommendation-request.schema.json')).toEqual(
    JSON.parse(JSON.stringify(recommendationRequestSchema(library.catalogue))),
  );
  expect(checkedIn('comparison-request.schema.json')).toEqual(
    JSON.parse(JSON.stringify(comparisonRequestSchema(library.catalogue))),
  );
});

const asked = library.catalogue.facts.filter((fact) => !isDerived(fact) && fact.name !== 'review.type');
const BASE = { payer: 'example-health', 'review.type': 'prior-authorization', 'requested.level': '2.1' };

describe('"unknown" is an answer to every question', () => {
  test.each(asked.filter((fact) => !isList(fact)).map(({ name }) => name))('%s', (name) => {
    const body = bodyOf({ ...BASE, [name]: 'unknown' });
    expect(library.validate.review(body)).toEqual([]);
    expect(library.gatherer.read(body)[library.catalogue.indexOf.get(name) ?? -1]).toBeUndefined();
  });

  test('but not to which review is asked for', () => {
    expect(
      library.validate.review(bodyOf({ ...BASE, 'review.type': 'unknown' })).map(({ pointer }) => pointer),
    ).toEqual(['/review/type']);
  });
});

describe('a wrong value is refused at its place, and not repeated', () => {
  test.each(asked.filter(({ type }) => type !== 'text' && type !== 'level').map(({ name }) => name))('%s', (name) => {
    const secret = 'Jane Doe 1970';
    const faults = library.validate.review(bodyOf({ ...BASE, [name]: secret }));
    expect(faults.map(({ pointer }) => pointer)).toContain(`/${name.replaceAll('.', '/')}`);
    expect(JSON.stringify(faults)).not.toContain(secret);
  });

  test('an unknown field: the pointer of its parent and the nearest name of ours', () => {
    const faults = library.validate.review({ ...bodyOf(BASE), member: { aeg: 30 } });
    expect(faults).toEqual([{ code: 'field-unknown', pointer: '/member', candidates: ['member.age'] }]);
  });

  test('each unknown field of a place by itself; a field beside the facts by its own name', () => {
    const { payer, ...rest } = bodyOf(BASE);
    const faults = library.validate.review({ ...rest, payor: payer, refrence: '1', previous: { rulesetVersoin: '2' } });
    expect(faults).toEqual([
      { code: 'field-missing', pointer: '/payer' },
      { code: 'field-unknown', pointer: '', candidates: ['payer'] },
      { code: 'field-unknown', pointer: '', candidates: ['reference'] },
      { code: 'field-unknown', pointer: '/previous', candidates: ['previous.rulesetVersion'] },
    ]);
  });

  test('where no name is near, those there are; none that is derived', () => {
    const [fault] = library.validate.review({ ...bodyOf(BASE), qqqqqqqqqqqqqqqqqqqqqqqq: 1 });
    expect(fault?.candidates).toEqual(expect.arrayContaining(['payer', 'previous', 'review', 'assessment']));
    expect(fault?.candidates).not.toContain('derived');
  });
});

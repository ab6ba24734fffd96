/** Every answer the engine can give, in the words of a 278; and the tables against what they speak of. */
import { readFileSync } from 'node:fs';
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { x12Page } from '../../scripts/x12-page.js';
import { SUMMARIES } from '../../src/cds/words.js';
import type { Decision, Determination, Reason } from '../../src/domain/determination.js';
import { isDerived } from '../../src/facts/catalogue.js';
import { actionOf } from '../../src/fhir/answer/review-action.js';
import { answer278, PARTIALS, type Partial278 } from '../../src/x12/answer.js';
import { ACTIONS, REASONS } from '../../src/x12/codes.js';
import { REQUEST_FIELDS } from '../../src/x12/request-fields.js';
import { fieldsOf, RESPONSE_FIELDS } from '../../src/x12/response-fields.js';
import { CONFIDENCE } from '../../src/x12/source.js';
import { EXAMPLES, REAL_LIBRARY, realService, requestOf } from '../http/real-service.js';

const PAYER = REAL_LIBRARY.payers.get('example-health');
const BASE = EXAMPLES.find(({ name }) => name === 'residential-2026-statute')?.expected as unknown as Determination;
const BODY = requestOf('residential-2026-statute');
const STYLES = Object.keys(PARTIALS) as Partial278[];

const LEVELS = { same: { treatment: '3.1' }, lower: { treatment: '2.1' } };

interface Case {
  readonly determination: Determination;
  readonly level: keyof typeof LEVELS;
}

const CASES: readonly Case[] = (['approve', 'downgrade', 'deny', 'pend'] as Decision[]).flatMap((decision) =>
  (Object.keys(SUMMARIES) as Reason[]).flatMap((reason) =>
    (['final', 'proposed'] as const).flatMap((finality) =>
      (['same', 'lower'] as const).map((level) => {
        const { authorized: _, ...rest } = BASE;
        const gives = decision === 'approve' || decision === 'downgrade';
        const care = {
          level: LEVELS[decision === 'approve' ? 'same' : level],
          units: 5,
          unit: 'day',
          from: '2026-12-07',
          to: '2026-12-11',
        };
        const determination = { ...rest, decision, reason, finality, ...(gives ? { authorized: care } : {}) };
        return { determination, level };
      }),
    ),
  ),
);

const answerTo = (determination: Determination, partial: Partial278) =>
  answer278({ body: BODY, determination, payer: PAYER, library: REAL_LIBRARY, partial });

describe('every decision and reason', () => {
  test('has a code of the table, and says adverse things only once a person has attested them', () => {
    for (const { determination } of CASES)
      for (const partial of STYLES) {
        const { action, reason, number, reference, from, messages } = answerTo(determination, partial);
        const { decision, finality, reason: ours } = determination;
        const said = [decision, ours, finality, partial, action];
        expect([...said, Object.hasOwn(ACTIONS, action)]).toEqual([...said, true]);
        expect([...said, reason === undefined || Object.hasOwn(REASONS, reason)]).toEqual([...said, true]);
        const certified = ['A1', 'A2', 'A6'].includes(action);
        const allowed =
          finality === 'proposed' || decision === 'pend'
            ? ['A4']
            : { approve: ['A1', 'NA'], downgrade: ['A2', 'A6'], deny: ['A3'] }[decision];
        expect([...said, allowed]).toEqual([...said, expect.arrayContaining([action])]);
        expect([...said, number !== undefined, from !== undefined]).toEqual([...said, certified, certified]);
        expect([...said, reference !== undefined]).toEqual([...said, action === 'A3' || action === 'A4']);
        expect([...said, reason === undefined]).toEqual([...said, action === 'A1']);
        expect(messages.length).toBeGreaterThan(0);
      }
  });

  test('is the same as in FHIR, but that A2 stands for A6 where the payer wants it', () => {
    let twos = 0;
    for (const { determination, level } of CASES) {
      const inFhir = actionOf({ kind: 'decided', determination, requested: {}, remarks: [] }, () => false);
      expect(answerTo(determination, 'never')).toMatchObject({ action: inFhir.code });
      for (const partial of STYLES) {
        const { action, reason } = answerTo(determination, partial);
        expect(reason).toBe(inFhir.reason);
        const two = inFhir.code === 'A6' && (partial === 'always' || (partial === 'amounts' && level === 'same'));
        if (two) twos += 1;
        expect(action).toBe(two ? 'A2' : inFhir.code);
      }
    }
    expect(twos).toBeGreaterThan(0);
  });

  test('names what is certified by the codes the payer pays it by', () => {
    const lowered = CASES.find(
      ({ determination: { decision, finality }, level }) =>
        decision === 'downgrade' && finality === 'final' && level === 'lower',
    );
    if (lowered === undefined) throw new Error('no such case');
    const answer = answerTo(lowered.determination, 'never');
    expect(PAYER?.document.codes.procedure[answer.procedureCode ?? '']?.levels).toEqual(['2.1']);
    expect(fieldsOf(answer).map(({ place }) => place)).toEqual(
      expect.arrayContaining(['HCR01', 'HCR02', 'HCR03', 'DTP', 'HSD', 'SV1 or SV2, procedure', 'MSG']),
    );
  });
});

describe('the tables', () => {
  test('docs/x12.md is what they give', () => {
    expect(readFileSync(new URL('../../docs/x12.md', import.meta.url), 'utf8')).toBe(x12Page());
  });

  test('name facts of the catalogue only, and say how each row is known', () => {
    const facts = new Set(REAL_LIBRARY.catalogue.facts.filter((fact) => !isDerived(fact)).map(({ name }) => name));
    expect(REQUEST_FIELDS.flatMap((row) => row.facts).filter((fact) => !facts.has(fact))).toEqual([]);
    const rows = [...REQUEST_FIELDS, ...RESPONSE_FIELDS, ...Object.values(ACTIONS), ...Object.values(REASONS)];
    for (const { confidence, source } of rows) {
      expect(Object.keys(CONFIDENCE)).toContain(confidence);
      expect(source).toMatch(/\w/);
      if (confidence === 'published') expect(source).toContain('Da Vinci');
    }
  });

  test('name fields of our answer only', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/determination.schema.json', import.meta.url), 'utf8'),
    ) as {
      properties: Record<string, unknown>;
    };
    const known = new Set([...Object.keys(schema.properties), 'requested']);
    const named = RESPONSE_FIELDS.filter(({ ours }) => !ours.startsWith('made of')).flatMap(({ ours }) =>
      ours.split(', ').map((one) => /^[a-zA-Z]+/.exec(one)?.[0] ?? ''),
    );
    expect(named.filter((one) => !known.has(one) && one !== 'or')).toEqual([]);
  });

  test('no wrong list of public programs: A5 is no code, A3 is no partial, A6 is no call to the payer', () => {
    expect(Object.keys(ACTIONS)).toEqual(['A1', 'A2', 'A3', 'A4', 'A6', 'C', 'CT', 'NA']);
    const given = (code: keyof typeof ACTIONS): string => ACTIONS[code].given;
    expect([given('A3'), given('A6'), given('A2')]).toEqual([
      expect.stringContaining('denial'),
      expect.stringContaining('downgrade'),
      expect.stringContaining('downgrade'),
    ]);
  });
});

test('over HTTP: the same decision, by place', async () => {
  const agent = supertest(realService().app);
  for (const { request, expected } of EXAMPLES) {
    const { body, status } = await agent.post('/v1/x12-278').query({ partial: 'amounts' }).send(request);
    expect(status).toBe(200);
    const { fields, determination } = body as { fields: { place: string; values: string[] }[]; determination: string };
    const digest = (expected['provenance'] as { determination: string }).determination;
    const [action] = fields.find(({ place }) => place === 'HCR01')?.values ?? [];
    expect(digest).toBe(determination);
    if (expected['finality'] === 'proposed') expect(action).toBe('A4');
    // What is proposed and may not leave yet is no reason given to anybody.
    const leaves = expected['releasable'] === true || expected['decision'] === 'pend';
    expect(fields.find(({ place }) => place === 'MSG')?.values.includes(expected['rationale'] as string)).toBe(leaves);
  }
  expect((await agent.post('/v1/x12-278').query({ partial: 'A5' }).send(BODY)).status).toBe(400);
});

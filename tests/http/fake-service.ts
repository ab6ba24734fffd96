import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import type { Determination } from '../../src/domain/determination.js';
import { fail, succeed } from '../../src/domain/faults.js';
import type { Detail } from '../../src/explanation/subject.js';
import { createCatalogue, type Fact } from '../../src/facts/catalogue.js';
import { createApp } from '../../src/http/app.js';
import type { Documents } from '../../src/http/documents.js';
import { readDocuments } from '../../src/http/documents.js';
import type { Engine } from '../../src/http/engine.js';
import { createLogger } from '../../src/http/log.js';
import type { Library } from '../../src/library.js';
import type { Recommendation } from '../../src/recommend.js';
import { collectLog, type LogText } from './log-text.js';

/** The HTTP face over an engine that answers from a few words in the body, so that only the face is under test. */

const facts = JSON.parse(readFileSync(new URL('../../rulesets/facts.json', import.meta.url), 'utf8')) as {
  version: string;
  facts: Fact[];
};

const ruleset = (version: string, from: string, to: string | null) => ({
  document: {
    payer: 'example-health',
    version,
    title: `Example Health ${version}`,
    effective: { by: 'service-date', from, to },
    criteria: [{ population: 'adult', set: 'asam-3-adult' }],
    lastVerified: '2026-01-01',
    reasonForChange: 'made for tests',
  },
  rules: [{ id: 'a-rule' }],
  imports: [],
  digest: 'a'.repeat(64),
});

/** Only what the HTTP face reads. */
export const LIBRARY = {
  catalogue: createCatalogue(facts),
  payers: new Map([
    [
      'example-health',
      {
        document: { payer: 'example-health', name: 'Example Health', fictional: true, jurisdiction: 'US', gaps: [] },
        versions: [ruleset('2025', '2025-01-01', '2025-12-31'), ruleset('2026', '2026-01-01', null)],
        drafts: [],
      },
    ],
  ]),
  criteria: new Map([
    [
      'asam-3-adult',
      {
        document: {
          id: 'asam-3-adult',
          version: '1',
          title: 'Third edition, adults',
          edition: '3',
          population: 'adult',
          method: 'best-fit',
          levels: [{ code: '2.1', name: 'Intensive outpatient', axis: 'treatment' }],
        },
        digest: 'b'.repeat(64),
      },
    ],
  ]),
} as unknown as Library;

const digest = 'c'.repeat(64);
const criterion = (id: string, deciding: boolean): Determination['criteria'][number] => ({
  id,
  title: 'a criterion',
  kind: 'clinical',
  basis: 'clinical',
  result: 'met',
  deciding,
  version: '1',
  source: { title: 'a source' },
  status: 'verified',
  trace: { fact: 'member.age', operator: 'equal', wanted: 1, seen: null, origin: 'unknown', result: 'undetermined' },
});

export function determination(reference?: string, detail: Detail = 'summary'): Determination {
  return {
    decision: 'approve',
    reason: 'meets-criteria',
    finality: 'final',
    releasable: true,
    urgent: false,
    ...(reference === undefined ? {} : { reference }),
    requested: { level: { treatment: '2.1' } },
    authorized: { level: { treatment: '2.1' } },
    alternatives: [],
    tension: { kind: 'none', rules: [], statement: 'None.' },
    findings: {
      clinical: {
        method: 'best-fit',
        finding: 'level',
        indicated: { treatment: '2.1' },
        flags: [],
        statement: '2.1 is indicated.',
      },
      payer: { finding: 'no-objection', statement: 'None.', rulesMet: [], rulesUndetermined: [], rulesOverridden: [] },
    },
    criteria: [criterion('deciding', true), ...(detail === 'full' ? [criterion('other', false)] : [])],
    missing: [],
    questions: [],
    advice: [],
    rationale: 'It fits.',
    reviewer: { required: 'none', statement: 'Nobody.' },
    toolUse: 'Software decided.',
    provenance: {
      engine: '0.1.0',
      ruleset: { payer: 'example-health', version: '2026', digest },
      criteria: { id: 'asam-3-adult', version: '1', digest },
      facts: { version: '1', digest },
      request: digest,
      determination: digest,
    },
  };
}

export const RECOMMENDATION: Recommendation = {
  clinical: determination().findings.clinical,
  urgent: false,
  criteria: [],
  missing: [],
  rationale: 'It fits.',
  toolUse: 'Software placed.',
  provenance: { engine: '0.1.0', facts: { version: '1', digest }, request: digest },
};

/** Approves an object with a payer; anything else has two faults; `boom` throws an error that quotes the request. */
export const ENGINE: Engine = {
  *review(body, _library, detail) {
    yield;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      return fail({ code: 'field-type', pointer: '' });
    const { payer, reference, ...rest } = body as Record<string, unknown>;
    if (payer === 'boom')
      throw new RangeError(`cannot read ${JSON.stringify(body)}\n    at ${String(reference)} (/tmp/x.js:1:1)`);
    if (payer === 'nobody') return fail({ code: 'payer-unknown', pointer: '/payer', candidates: ['example-health'] });
    if (payer === undefined || Object.keys(rest).length > 0) {
      return fail({ code: 'field-missing', pointer: '/payer' }, { code: 'field-unknown', pointer: '' });
    }
    return succeed(determination(typeof reference === 'string' ? reference : undefined, detail));
  },
  recommend: () => succeed(RECOMMENDATION),
  minimumFacts: (
    _library,
    { payer, level, date = 'latest', reviewType = 'prior-authorization', population = 'adult' },
  ) => succeed({ payer, level, version: date, reviewType, population, always: [], depending: [] }),
};

/** The service, and its log. */
export interface Service extends Omit<LogText, 'sink'> {
  readonly app: RequestListener;
}

export function service(engine: Partial<Engine> = {}, ready = true): Service {
  const { sink, ...log } = collectLog();
  const app = createApp(LIBRARY, {
    log: createLogger('info', sink),
    engine: { ...ENGINE, ...engine },
    documents: DOCUMENTS,
    ready: () => ready,
  });
  return { app, ...log };
}

const EXAMPLE = { name: 'plain-approval', request: { payer: 'example-health' }, expected: determination() };
export const DOCUMENTS: Documents = {
  ...readDocuments(),
  exampleNames: [EXAMPLE.name],
  examples: [EXAMPLE],
};

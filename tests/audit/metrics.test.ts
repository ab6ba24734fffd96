import fc from 'fast-check';
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import { FAULTS } from '../../src/domain/faults.js';
import { createApp } from '../../src/http/app.js';
import { createLogger } from '../../src/http/log.js';
import { levelCodes } from '../../src/observe/labels.js';
import { createMetrics } from '../../src/observe/prometheus.js';
import type { Metrics } from '../../src/observe/metrics.js';
import { review } from '../../src/review.js';
import { EXAMPLES, REAL_LIBRARY, requestOf, type JsonObject } from '../http/real-service.js';
import { requestOf as bodyOf, requests } from '../promises/requests.js';

interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Prometheus' text format, as its readers read it. */
function parse(text: string): readonly Series[] {
  return text.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    const [, name = '', inner = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === '') throw new Error(`not a line of the format: ${line}`);
    const labels = Object.fromEntries([...inner.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, word]) => [key, word]));
    return [{ name, labels: labels as Record<string, string>, value: Number(value) }];
  });
}

const sum = (series: readonly Series[], name: string, labels: Readonly<Record<string, string>> = {}): number =>
  series
    .filter((one) => one.name === name && Object.entries(labels).every(([key, word]) => one.labels[key] === word))
    .reduce((total, { value }) => total + value, 0);

interface Face {
  readonly agent: ReturnType<typeof supertest>;
  readonly read: () => Promise<readonly Series[]>;
}

function face(metrics: Metrics = createMetrics()): Face {
  const app = createApp(REAL_LIBRARY, { log: createLogger('silent', { write: () => undefined }), metrics });
  const agent = supertest(app);
  return { agent, read: async () => parse((await agent.get('/metrics')).text) };
}

const NDJSON = 'application/x-ndjson';

describe('what is counted', () => {
  test('one by one or as lines of a batch: the same', async () => {
    const single = face();
    for (const { request } of EXAMPLES) await single.agent.post('/v1/determinations').send(request);
    const batch = face();
    await batch.agent
      .post('/v1/determinations/batch')
      .set('content-type', NDJSON)
      .send(EXAMPLES.map(({ request }) => JSON.stringify(request)).join('\n'));
    // In no order: the lines of a batch are decided in step, so that they may be counted in another.
    const determinations = (all: readonly Series[]): ReadonlySet<string> =>
      new Set(
        all
          .filter(({ name }) => !name.startsWith('ur_http') && !name.endsWith('_bucket') && !name.endsWith('_sum'))
          .map((one) => JSON.stringify(one)),
      );
    expect(determinations(await batch.read())).toEqual(determinations(await single.read()));
  });

  test('a downgrade is both: an approval in part, and adverse in level or amount', async () => {
    const { agent, read } = face();
    for (const { request } of EXAMPLES) await agent.post('/v1/determinations').send(request);
    const all = await read();
    const by = (decision: string): number =>
      EXAMPLES.filter(({ expected }) => expected['decision'] === decision).length;
    expect(by('downgrade')).toBeGreaterThan(3);
    expect(sum(all, 'ur_determinations_total')).toBe(EXAMPLES.length);
    expect(sum(all, 'ur_determinations_total', { decision: 'downgrade' })).toBe(by('downgrade'));
    expect(sum(all, 'ur_approvals_total', { extent: 'part' })).toBe(by('downgrade'));
    expect(sum(all, 'ur_adverse_total', { extent: 'level' })).toBeGreaterThan(0);
    expect(sum(all, 'ur_approvals_total')).toBe(by('approve') + by('downgrade'));
    expect(sum(all, 'ur_adverse_total')).toBe(by('deny') + by('downgrade'));
    expect(sum(all, 'ur_adverse_total', { extent: 'whole' })).toBe(by('deny'));
    for (const name of [
      'ur_determination_reasons_total',
      'ur_determination_tensions_total',
      'ur_determination_levels_total',
    ])
      expect(sum(all, name)).toBe(EXAMPLES.length);
    expect(sum(all, 'ur_decide_seconds_count')).toBe(EXAMPLES.length);
  });

  test('fewer units of the same level are refused in amount; care with days not yet reviewable is approved so far', async () => {
    const metrics = createMetrics();
    const { expected } = EXAMPLES.find(
      ({ name }) => name === 'intensive-outpatient-approved',
    ) as (typeof EXAMPLES)[number];
    const approved = expected as unknown as Determination;
    const fewer = { ...approved, decision: 'downgrade', authorized: { ...approved.requested, units: 1 } } as const;
    const soFar = { ...approved, notYetReviewable: { from: '2026-12-10' } };
    for (const one of [fewer, soFar]) metrics.decided({ payer: 'example-health' }, one, REAL_LIBRARY, 0.001);
    const all = parse(await metrics.text());
    expect(sum(all, 'ur_adverse_total', { extent: 'amount' })).toBe(1);
    expect(sum(all, 'ur_adverse_total')).toBe(1);
    expect(sum(all, 'ur_approvals_total', { extent: 'part' })).toBe(1);
    expect(sum(all, 'ur_approvals_total', { extent: 'so-far' })).toBe(1);
  });

  test('who made it final, attestations, urgency, missing facts, overridden rules', async () => {
    const { agent, read } = face();
    for (const { request } of EXAMPLES) await agent.post('/v1/determinations').send(request);
    const all = await read();
    const expected = EXAMPLES.map((one) => one.expected as unknown as Determination);
    const count = (is: (one: Determination) => boolean): number => expected.filter(is).length;
    expect(sum(all, 'ur_determinations_total', { final_by: 'person' })).toBe(2);
    expect(sum(all, 'ur_determinations_total', { final_by: 'nobody' })).toBe(
      count((one) => one.finality === 'proposed'),
    );
    expect(sum(all, 'ur_determinations_total', { urgency: 'expedited' })).toBe(count((one) => one.urgent));
    expect(sum(all, 'ur_attestations_total', { conclusion: 'approve-as-requested', reviewer: 'clinician' })).toBe(1);
    expect(sum(all, 'ur_attestations_total')).toBe(count((one) => one.attestation !== undefined));
    expect(sum(all, 'ur_missing_fact_pends_total')).toBe(
      count((one) => one.decision === 'pend' && one.missing.length > 0),
    );
    expect(sum(all, 'ur_missing_facts_total', { fact: 'assessment.asam3.d5' })).toBeGreaterThan(0);
    expect(sum(all, 'ur_overridden_rules_total', { rule: 'eh-01-lower-level-first' })).toBeGreaterThan(0);
  });

  test('faults by code, each once a problem; calls by route and status', async () => {
    const { agent, read } = face();
    await agent.post('/v1/determinations').send({ a: 1, b: 2 });
    await agent.post('/v1/determinations').set('content-type', 'application/json').send('{');
    await agent.get('/v1/payers/ZZMARKED/rulesets');
    await agent.get('/ZZMARKED');
    await agent.post('/v1/determinations/batch').set('content-type', NDJSON).send('{\n{"x":1}\n');
    let all = await read();
    await expect
      .poll(async () => sum((all = await read()), 'ur_http_requests_total', { route: '/v1/determinations/batch' }))
      .toBe(1);
    expect(sum(all, 'ur_faults_total', { code: 'field-unknown' })).toBe(2);
    expect(sum(all, 'ur_faults_total', { code: 'body-not-json' })).toBe(2);
    expect(sum(all, 'ur_faults_total', { code: 'payer-unknown' })).toBe(1);
    expect(sum(all, 'ur_http_requests_total', { route: 'none', status: '404' })).toBe(1);
    expect(JSON.stringify(all)).not.toContain('ZZMARKED');
  });

  test('what is loaded and what came of the last reload; health checks by a reader of the format', async () => {
    const { agent, read } = face();
    const all = await read();
    const versions = [...REAL_LIBRARY.payers.values()].flatMap((payer) => payer.versions);
    expect(sum(all, 'ur_ruleset_version_loaded')).toBe(versions.length);
    expect(sum(all, 'ur_rulesets_reload', { state: 'never' })).toBe(1);
    expect(sum(all, 'ur_rulesets_reload')).toBe(1);
    expect(sum(all, 'ur_ready')).toBe(1);
    const { headers } = await agent.get('/metrics');
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  test('a service that reads its rulesets again counts on in the same registry', async () => {
    const metrics = createMetrics();
    const request = EXAMPLES[0]?.request as JsonObject;
    await face(metrics).agent.post('/v1/determinations').send(request);
    const after = face(metrics);
    await after.agent.post('/v1/determinations').send(request);
    expect(sum(await after.read(), 'ur_determinations_total')).toBe(2);
  });
});

/** Every word a label may hold, for the shipped rulesets; anything else has come from a request. */
function vocabulary(): Readonly<Record<string, ReadonlySet<string>>> {
  const payers = [...REAL_LIBRARY.payers.values()];
  const versions = payers.flatMap((payer) => payer.versions);
  const rules = versions.flatMap(({ arms }) =>
    Object.values(arms).flatMap(({ table }) => table.rules.map(({ rule }) => rule.id)),
  );
  return {
    payer: new Set(payers.map(({ document }) => document.payer)),
    version: new Set(['none', '0.1.0', ...versions.map(({ document }) => document.version)]),
    decision: new Set(['approve', 'downgrade', 'deny', 'pend']),
    final_by: new Set(['software', 'person', 'nobody']),
    urgency: new Set(['expedited', 'standard']),
    review_type: new Set(['prior-authorization', 'concurrent', 'retrospective', 'claim']),
    extent: new Set(['whole', 'part', 'so-far', 'level', 'amount']),
    reason_code: new Set(Object.keys(REAL_LIBRARY.reasons)),
    tension: new Set([
      'none',
      'clinical-prevailed',
      'payer-prevailed',
      'statute-prevailed',
      'request-below-need',
      'undetermined',
    ]),
    level: new Set(['none', 'other', 'OTP', 'RR', ...levelCodes(REAL_LIBRARY)]),
    fact: new Set(REAL_LIBRARY.catalogue.facts.map(({ name }) => name)),
    rule: new Set(rules),
    code: new Set(Object.keys(FAULTS)),
    reviewer: new Set(['clinician', 'administrative']),
    conclusion: new Set(['agree', 'approve-as-requested', 'refer']),
    result: new Set(['agreed', 'differed', 'failed', 'dropped']),
    state: new Set(['never', 'done', 'refused']),
  };
}

const FREE = new Set(['le', 'reason', 'method', 'route', 'status']);

describe('no value of a request ever appears', () => {
  const words = vocabulary();
  const marked = (request: object, index: number): JsonObject => ({
    ...(request as JsonObject),
    reference: `ZZMARKED-${index}`,
    confidentiality: ['42CFRPart2'],
  });

  test('for requests to every shipped payer, the labels are words of ours and the series are few', async () => {
    const metrics = createMetrics();
    const bodies = fc.sample(requests(REAL_LIBRARY), { numRuns: 500, seed: 7 }).map(bodyOf).map(marked);
    let decided = 0;
    for (const body of bodies) {
      const outcome = review(body, REAL_LIBRARY);
      if (!outcome.ok) continue;
      metrics.decided(body, outcome.value, REAL_LIBRARY, 0.001);
      decided += 1;
    }
    const text = await metrics.text();
    const all = parse(text);
    expect(text).not.toMatch(/ZZMARKED|42CFR/);
    const foreign = all.flatMap(({ labels, name }) =>
      Object.entries(labels).flatMap(([label, word]) =>
        FREE.has(label) || words[label]?.has(word) === true ? [] : [`${name} ${label}=${word}`],
      ),
    );
    expect(foreign).toEqual([]);
    expect(decided).toBeGreaterThan(250);
    expect(all.length).toBeLessThan(BOUND);
  });

  test('words that are in no list are counted as other: nothing a caller writes makes a series', async () => {
    const metrics = createMetrics();
    const { expected } = EXAMPLES[0] as (typeof EXAMPLES)[number];
    for (let index = 0; index < 200; index += 1) {
      const word = `ZZMARKED${index}`;
      const determination = { ...expected, requested: { level: { treatment: word } } } as unknown as Determination;
      metrics.decided({ payer: word, review: { type: word as 'claim' } }, determination, REAL_LIBRARY, 0.001);
    }
    const text = await metrics.text();
    expect(text).not.toContain('ZZMARKED');
    expect(sum(parse(text), 'ur_determination_levels_total', { payer: 'other', level: 'other' })).toBe(200);
    expect(parse(text).filter(({ name }) => name === 'ur_determinations_total').length).toBe(1);
  });

  test('a level as the caller wrote it, which no version read, is not copied', async () => {
    const { agent, read } = face();
    const request = requestOf('rules-not-known-for-date') as { requested: JsonObject };
    const level = { level: request.requested['level'], withdrawalLevel: 'ZZMARKED' };
    await agent.post('/v1/determinations').send({ ...request, requested: { ...request.requested, ...level } });
    expect(JSON.stringify(await read())).not.toContain('ZZMARKED');
  });
});

/** What all shipped payers can make: see the table in docs/metrics.md. */
const BOUND = 5000;

import { setImmediate as otherWork } from 'node:timers/promises';
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/analysis/cases.js';
import { inItsTime } from '../../src/analysis/in-its-time.js';
import type { Comparison } from '../../src/analysis/comparison/comparison.js';
import type { Determination } from '../../src/domain/determination.js';
import { createApp } from '../../src/http/app.js';
import { createLogger } from '../../src/http/log.js';
import { createOpinions, type OpinionOptions, type Opinions } from '../../src/http/second-opinion/opinions.js';
import { createMetrics } from '../../src/observe/prometheus.js';
import type { ReviewRequest } from '../../src/request.js';
import { review } from '../../src/review.js';
import { check, type Given } from '../../src/second-opinion/check.js';
import { EXAMPLES, REAL_LIBRARY, requestOf, type JsonObject } from '../http/real-service.js';

/** UR_TEST_AUDIT=full checks every case. */
const STRIDE = process.env['UR_TEST_AUDIT'] === 'full' ? 1 : 13;
const pause = (): Promise<void> => Promise.resolve();

describe('no false alarm', () => {
  test.each(EXAMPLES)('$name', async ({ request }) => {
    const outcome = review(request, REAL_LIBRARY, 'full');
    if (!outcome.ok) throw new Error('the example is refused');
    const given: Given = {
      library: REAL_LIBRARY,
      request: request as unknown as ReviewRequest,
      detail: 'full',
      answer: outcome.value,
    };
    expect(await check(given, pause)).toEqual({ agrees: true, differing: [], again: true });
  });

  test('cases of every version', async () => {
    let checked = 0;
    for (const { versions } of REAL_LIBRARY.payers.values())
      for (const version of versions) {
        const library = inItsTime(REAL_LIBRARY, version);
        const bodies = version.cases.flatMap((document) => document.cases.map((one) => bodyOf(document, one)));
        for (const request of bodies.filter((_, index) => index % STRIDE === 0)) {
          const outcome = review(request, library, 'full');
          if (!outcome.ok) continue;
          const given: Given = { library, request: request as ReviewRequest, detail: 'full', answer: outcome.value };
          expect(await check(given, pause)).toEqual({ agrees: true, differing: [], again: true });
          checked += 1;
        }
      }
    expect(checked).toBeGreaterThan(150);
  });
});

const request = { ...requestOf('intensive-outpatient-approved'), reference: 'ZZMARKED' };
const { payer } = request as unknown as ReviewRequest;

interface Bench {
  readonly opinions: Opinions;
  readonly logText: () => string;
  readonly agent: ReturnType<typeof supertest>;
  readonly metricsText: () => Promise<string>;
}

function bench(options: Partial<OpinionOptions> = {}): Bench {
  let text = '';
  const log = createLogger('info', { write: (line) => void (text += line) });
  const metrics = createMetrics();
  const rest = (): Promise<void> => Promise.resolve();
  const opinions = createOpinions({ library: REAL_LIBRARY, share: 1, log, metrics, rest, ...options });
  const app = createApp(REAL_LIBRARY, { log, metrics, opinions });
  return { opinions, logText: () => text, agent: supertest(app), metricsText: () => metrics.text() };
}

/** A second engine that differs on whatever the payer of the request above answers. */
const differs: typeof check = ({ answer }) => {
  const agrees = answer.provenance.ruleset?.payer !== payer;
  return Promise.resolve({ agrees, differing: agrees ? [] : ['a-rule'], again: true });
};

describe('a version on which the second engine differs is held', () => {
  test('its answers wait for a clinician, wherever they are asked for; others are answered as ever', async () => {
    const { agent, logText, metricsText, opinions } = bench({ checkWith: differs });
    expect((await agent.get('/readyz')).body).toMatchObject({ status: 'ready', rulesets: { held: 0 } });
    const first = (await agent.post('/v1/determinations').send(request)).body as Determination;
    expect(first.decision).toBe('approve');
    await opinions.drained();

    const held = (await agent.post('/v1/determinations').send(request)).body as Determination;
    expect(held).toMatchObject({
      decision: 'pend',
      reason: 'second-opinion',
      finality: 'proposed',
      releasable: false,
      reviewer: { required: 'clinician' },
      criteria: [],
      provenance: { ruleset: first.provenance.ruleset },
    });
    const line = await agent
      .post('/v1/determinations/batch')
      .set('content-type', 'application/x-ndjson')
      .send(JSON.stringify(request));
    expect(line.text).toContain('"reason":"second-opinion"');
    const { answers } = (await agent.post('/v1/comparisons').send({ ...request, payers: [payer] })).body as Comparison;
    expect(answers).toMatchObject([{ determination: { reason: 'second-opinion' } }]);

    const other = EXAMPLES.find(({ request: one }) => one['payer'] !== payer) as (typeof EXAMPLES)[number];
    expect((await agent.post('/v1/determinations').send(other.request)).body).toEqual(other.expected);

    const ready = await agent.get('/readyz');
    expect([ready.status, ready.body]).toMatchObject([200, { status: 'degraded', rulesets: { held: 1 } }]);
    const version = first.provenance.ruleset?.version;
    expect(await metricsText()).toContain(`ur_ruleset_version_held{payer="${payer}",version="${version}"} 1`);
    expect(await metricsText()).toContain(
      `ur_second_opinion_differences_total{payer="${payer}",version="${version}"} 1`,
    );
    const alarm = logText()
      .split('\n')
      .filter((text) => text.includes('second opinion differs'))
      .map((text) => JSON.parse(text) as JsonObject);
    expect(alarm).toMatchObject([{ level: 'error', payer, version, rules: ['a-rule'], again: true }]);
    expect(Object.keys(alarm[0] as JsonObject).sort()).toEqual(
      ['again', 'level', 'msg', 'payer', 'rules', 'time', 'version'].sort(),
    );
    expect(logText()).not.toContain('ZZMARKED');
  });

  test('a clinician may still approve what was asked, and what was proposed before cannot be agreed with', async () => {
    const { agent, opinions } = bench({ checkWith: differs });
    const ask = (body: object): Promise<{ status: number; body: unknown }> =>
      agent.post('/v1/determinations').send(body);
    const before = (await ask(request)).body as Determination;
    await opinions.drained();
    const held = (await ask(request)).body as Determination;
    const by = (determination: string, conclusion: string): object => ({
      ...request,
      attestation: { determination, conclusion, reviewer: 'clinician', credential: 'MD', on: '2026-11-22' },
    });
    expect((await ask(by(before.provenance.determination, 'agree'))).status).toBe(409);
    expect((await ask(by(held.provenance.determination, 'approve-as-requested'))).body).toMatchObject({
      decision: 'approve',
      reason: 'attested-approval',
      finality: 'final',
    });
  });

  test('an emergency stays urgent', async () => {
    const { agent, opinions } = bench({ checkWith: differs });
    const emergency = requestOf('emergency');
    await agent.post('/v1/determinations').send(emergency);
    await opinions.drained();
    expect((await agent.post('/v1/determinations').send(emergency)).body).toMatchObject({
      reason: 'second-opinion',
      urgent: true,
    });
  });

  test('rulesets read again are held no more', async () => {
    const { agent, opinions } = bench({ checkWith: differs });
    await agent.post('/v1/determinations').send(request);
    await opinions.drained();
    const after = bench();
    expect((await agent.post('/v1/determinations').send(request)).body).toMatchObject({ decision: 'pend' });
    expect((await after.agent.post('/v1/determinations').send(request)).body).toMatchObject({ decision: 'approve' });
    await after.opinions.drained();
    expect(after.opinions.held()).toEqual([]);
  });
});

describe('beside the work', () => {
  const answer = (): Determination => {
    const outcome = review(request, REAL_LIBRARY);
    if (!outcome.ok) throw new Error('refused');
    return outcome.value;
  };

  test('a share is taken by chance, whatever is asked', async () => {
    let drawn = 0;
    const { metricsText, opinions } = bench({ share: 0.25, random: () => (drawn++ % 4) / 4 });
    const given = answer();
    for (let count = 0; count < 40; count += 1) opinions.sample(request, given, 'summary');
    expect(drawn).toBe(40);
    expect(opinions.waiting()).toBeGreaterThan(0);
    await opinions.drained();
    expect(await metricsText()).toContain('ur_second_opinion_checks_total{result="agreed"} 10');
  });

  test('none at a share of nothing', () => {
    const { opinions } = bench({ share: 0, random: () => 0 });
    opinions.sample(request, answer(), 'summary');
    expect(opinions.waiting()).toBe(0);
  });

  test('nothing is checked before the answer is out, and what is too much is dropped and counted', async () => {
    let looked = 0;
    const { metricsText, opinions } = bench({
      checkWith: async () => {
        looked += 1;
        await otherWork();
        return { agrees: true, differing: [], again: true };
      },
    });
    const given = answer();
    for (let count = 0; count < 150; count += 1) opinions.sample(request, given, 'summary');
    expect(looked).toBe(0);
    await opinions.drained();
    expect(looked).toBe(101);
    expect(await metricsText()).toContain('ur_second_opinion_checks_total{result="dropped"} 49');
    expect(opinions.waiting()).toBe(0);
  });

  test('a check takes other work’s turn seldom: it rests nine times as long as it was busy', async () => {
    const rests: number[] = [];
    const { opinions } = bench({
      rest: (busyMs) => {
        rests.push(busyMs);
        return Promise.resolve();
      },
    });
    opinions.sample(request, answer(), 'summary');
    await expect.poll(() => rests.length).toBe(1);
    expect(rests[0]).toBeGreaterThan(0);
  });

  test('stopping wakes it from its rest, and what waits is checked to the end', async () => {
    const { metricsText, opinions } = bench({
      rest: (_, wake) => new Promise((resolve) => wake.addEventListener('abort', () => resolve())),
    });
    const given = answer();
    for (let count = 0; count < 5; count += 1) opinions.sample(request, given, 'summary');
    await expect.poll(() => metricsText()).toContain('{result="agreed"} 1');
    expect(opinions.waiting()).toBe(4);
    await opinions.drained();
    expect(await metricsText()).toContain('{result="agreed"} 5');
  });

  test('a check that fails holds nothing, and says its class and place only', async () => {
    const { logText, metricsText, opinions } = bench({
      checkWith: () => Promise.reject(new RangeError('about ZZMARKED')),
    });
    opinions.sample(request, answer(), 'summary');
    await opinions.drained();
    expect(opinions.held()).toEqual([]);
    expect(await metricsText()).toContain('{result="failed"} 1');
    expect(logText()).toContain('"class":"RangeError"');
    expect(logText()).not.toContain('ZZMARKED');
  });
});

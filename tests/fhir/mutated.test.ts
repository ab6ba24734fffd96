/** Bundles with parts dropped, doubled, of a wrong type, leading nowhere, in a circle or enormous: no failure, no decision by mistake, no value said again. */
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createApp } from '../../src/http/app.js';
import { createLogger } from '../../src/http/log.js';
import { SEED } from '../fuzz/bounds.js';
import { type Chance, chanceOf } from '../fuzz/chance.js';
import { ask } from '../fuzz/inject.js';
import { MARK, marksIn } from '../fuzz/marks.js';
import { mutate, nodeOf, write } from '../fuzz/mutate-json.js';
import { EXAMPLES, REAL_LIBRARY, requestOf } from '../http/real-service.js';
import { actionOn, bundleFor, type ClaimResponse, type Members } from './answers.js';
import { understood } from './understood.js';

const COUNT = Number(process.env['UR_TEST_FHIR_MUTATED'] ?? 5_000);

/** Two items in one Bundle, so that one may be harmed and the other not. */
function twoItems(request: object): Members {
  const bundle = bundleFor(request) as Members & { entry: { resource: { item: Members[] } }[] };
  const claim = bundle.entry[0]?.resource as { item: Members[] };
  claim.item.push({ ...structuredClone(claim.item[0] as Members), sequence: 7 });
  return bundle;
}

const withoutAttestation = ({ attestation: _, ...request }: Members): Members => request;
const BASES = [
  ...EXAMPLES.map(({ request }) => bundleFor(withoutAttestation(request))),
  twoItems(requestOf('intensive-outpatient-approved')),
  twoItems(requestOf('procedure-code')),
  twoItems(requestOf('residential-2026-statute')),
];

type Containers = (Members | unknown[])[];

function containersIn(value: unknown, into: Containers = []): Containers {
  if (typeof value !== 'object' || value === null) return into;
  into.push(value as Members);
  for (const one of Object.values(value)) containersIn(one, into);
  return into;
}

type Harm = (bundle: Members, chance: Chance) => void;

const objects = (bundle: Members): Members[] =>
  containersIn(bundle).filter((one): one is Members => !Array.isArray(one) && Object.keys(one).length > 0);
const lists = (bundle: Members): unknown[][] =>
  containersIn(bundle).filter((one): one is unknown[] => Array.isArray(one) && one.length > 0);
const references = (bundle: Members): Members[] => objects(bundle).filter((one) => 'reference' in one);

/** What goes wrong with Bundles, each by name. */
const HARMS: Readonly<Record<string, Harm>> = {
  dropped: (bundle, chance) => {
    const one = chance.pick(objects(bundle));
    Reflect.deleteProperty(one, chance.pick(Object.keys(one)));
  },
  'dropped entry': (bundle, chance) => {
    const entries = bundle['entry'];
    if (Array.isArray(entries)) entries.splice(chance.below(entries.length), 1);
  },
  doubled: (bundle, chance) => {
    const list = chance.pick(lists(bundle));
    list.push(structuredClone(chance.pick(list)));
  },
  'doubled and changed': (bundle, chance) => {
    const list = chance.pick(lists(bundle));
    const again = structuredClone(chance.pick(list));
    const [inner] = objects({ again }).slice(1);
    if (inner !== undefined) inner[chance.pick(Object.keys(inner))] = chance.pick([0, 1, 2, 3, 4, true, MARK, '2.5']);
    list.push(again);
  },
  'of a wrong type': (bundle, chance) => {
    const one = chance.pick(objects(bundle));
    one[chance.pick(Object.keys(one))] = chance.pick([null, 0, -1, 1.5, true, '', MARK, [], {}, [[]], [null], [{}]]);
  },
  'leading nowhere': (bundle, chance) => {
    const found = references(bundle);
    if (found.length > 0)
      chance.pick(found)['reference'] = chance.pick(['Patient/x', `urn:uuid:${MARK}`, '#x', '', '../../etc', 7]);
  },
  'in a circle': (bundle, chance) => {
    const found = references(bundle);
    const entries = (bundle['entry'] ?? []) as Members[];
    if (found.length > 0 && Array.isArray(entries) && entries.length > 0)
      chance.pick(found)['reference'] = chance.pick(entries)?.['fullUrl'];
  },
  enormous: (bundle, chance) => {
    const one = chance.pick(objects(bundle));
    const nested = `${'['.repeat(50)}${']'.repeat(50)}`;
    one[chance.pick(Object.keys(one))] = chance.pick<() => unknown>([
      () => MARK.repeat(20_000),
      () => Array.from({ length: 5_000 }, () => ({ [MARK]: MARK })),
      () => JSON.parse(nested) as unknown,
      () => Number.MAX_VALUE,
    ])();
  },
  'another answer': (bundle, chance) => {
    const answers = objects(bundle).filter((one) => 'linkId' in one);
    if (answers.length === 0) return;
    const value = chance.pick([
      { valueInteger: 9 },
      { valueString: MARK },
      { valueBoolean: true },
      { valueDecimal: 0.5 },
    ]);
    chance.pick(answers)['answer'] = chance.pick([
      [value],
      [value, value],
      [],
      [{ valueInteger: 1 }, { valueInteger: 4 }],
    ]);
  },
  withdrawn: (bundle, chance) => {
    const items = objects(bundle).filter((one) => 'productOrService' in one);
    if (items.length === 0) return;
    const url = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/modifierextension-infoCancelled';
    chance.pick(items)['modifierExtension'] = [{ url, valueBoolean: chance.pick([true, true, false, MARK]) }];
  },
};

const sink = (seen: (text: string) => void): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      seen(chunk.toString());
      done();
    },
  });

/** An item that goes out as approved, or adversely. */
const DECIDING: readonly string[] = ['A1', 'A3', 'A6', 'NA'];

test(`${COUNT} of them`, { timeout: 240_000 }, async () => {
  const logged: string[] = [];
  const log = createLogger(
    'trace',
    sink((text) => logged.push(...marksIn(text))),
  );
  const app = createApp(REAL_LIBRARY, { log });
  const seen: Record<string, number> = {};
  for (let index = 0; index < COUNT; index += 1) {
    const chance = chanceOf(SEED, index);
    const bundle = structuredClone(chance.pick(BASES));
    const harms = Array.from({ length: chance.pick([1, 1, 1, 2, 3]) }, () => chance.pick(Object.keys(HARMS)));
    for (const harm of harms) HARMS[harm]?.(bundle, chance);
    const node = nodeOf(bundle);
    if (chance.once(5)) mutate(node, chance);
    const body = write(node);
    const version = chance.pick(['2.2.1', '2.0.1']);
    const answer = await ask(app, {
      method: 'POST',
      url: `/fhir/pas/${version}/Claim/$submit`,
      headers: [['content-type', 'application/fhir+json']],
      body: Buffer.from(body),
    });
    const where = `input ${index} (${harms.join(', ')})`;
    expect(answer.status, where).toBeLessThan(500);
    seen[answer.status] = (seen[answer.status] ?? 0) + 1;
    if (answer.status >= 400) {
      expect(marksIn(answer.body), where).toEqual([]);
      expect((JSON.parse(answer.body) as Members)['resourceType'], where).toBe('OperationOutcome');
      continue;
    }
    const { entry } = JSON.parse(answer.body) as { entry: { resource: ClaimResponse }[] };
    const response = entry[0]?.resource as ClaimResponse;
    expect(marksIn(JSON.stringify([response.error ?? [], response['disposition']])), where).toEqual([]);
    for (const item of response.item ?? []) {
      const [code = ''] = actionOn(item);
      seen[code] = (seen[code] ?? 0) + 1;
      expect(['A3', 'A6'], where).not.toContain(code);
      if (DECIDING.includes(code)) expect(understood(JSON.parse(body), item.itemSequence), where).toBe(true);
    }
  }
  process.stderr.write(`mutated Bundles: ${JSON.stringify(seen)}\n`);
  expect(logged).toEqual([]);
  // Neither too tame nor too wild to say anything.
  for (const kind of ['200', '422', '400', 'A1', 'A4', 'C']) expect(seen[kind] ?? 0, kind).toBeGreaterThan(COUNT / 200);
});

/** Code systems, value sets and questionnaires: sound FHIR, made of the catalogue and the criteria sets and of nothing else. */
import type { CodeSystem, Questionnaire, ValueSet } from '@medplum/fhirtypes';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { isDerived } from '../../src/facts/catalogue.js';
import { artifactsOf } from '../../src/fhir/artifacts/artifacts.js';
import { ARTIFACT_TYPES } from '../../src/fhir/artifacts/head.js';
import { CANONICAL_BASE, LEVEL_SYSTEMS, QUESTIONNAIRES } from '../../src/fhir/canonical.js';
import { createLibrary } from '../../src/library.js';
import { loadFiles } from '../../src/rulesets/load.js';
import { REAL_LIBRARY, realService } from '../http/real-service.js';
import { faultsOf } from './validators.js';

const artifacts = artifactsOf(REAL_LIBRARY);
const all = ARTIFACT_TYPES.flatMap((type) => artifacts[type]);
const systems = artifacts.CodeSystem as readonly CodeSystem[];
const forms = artifacts.Questionnaire as readonly Questionnaire[];
const agent = supertest(realService().app);
const parsed = (response: { text: string }): Record<string, unknown> =>
  JSON.parse(response.text) as Record<string, unknown>;

test.each(all.map((one) => [`${one.resourceType}/${one.id}`, one] as const))('%s is sound FHIR R4', (_, one) => {
  expect(faultsOf(one)).toEqual([]);
});

test('a validator that finds nothing is of no use: planted faults are found', () => {
  const [form] = forms as [Questionnaire];
  const [system] = systems as [CodeSystem];
  expect(faultsOf({ ...form, status: 'done' })).not.toEqual([]);
  expect(faultsOf({ ...form, item: [{ text: 'no link id', type: 'choice' }] })).not.toEqual([]);
  expect(faultsOf({ ...system, content: undefined })).not.toEqual([]);
  expect(faultsOf({ ...system, concept: [{ display: 'no code' }] })).not.toEqual([]);
});

test('every address is of one base, every id and name as R4 admits them, none twice', () => {
  for (const { resourceType, id = '', url, name = '', version } of all) {
    expect(url).toBe(`${CANONICAL_BASE}/${resourceType}/${id}`);
    expect(id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
    expect(name).toMatch(/^[A-Z][A-Za-z0-9_]{0,254}$/);
    expect(version).toMatch(/^1\.0\.0-[0-9a-f]{12}(\.[0-9a-f]{12})*$/);
  }
  expect(new Set(all.map(({ url }) => url)).size).toBe(all.length);
});

test.each(['3', '4'] as const)('levels of edition %s: every code of its criteria sets, by their names', (edition) => {
  const system = systems.find(({ url }) => url === LEVEL_SYSTEMS[edition]);
  const levels = [...REAL_LIBRARY.criteria.values()]
    .filter(({ document }) => document.edition === edition)
    .flatMap(({ document }) => document.levels.map((level) => ({ ...level, population: document.population })));
  expect(new Set(system?.concept?.map(({ code }) => code))).toEqual(new Set(levels.map(({ code }) => code)));
  for (const { code, name } of levels) {
    const concept = system?.concept?.find((one) => one.code === code);
    const names = [concept?.display, ...(concept?.designation ?? []).map(({ value }) => value)];
    expect([code, names]).toEqual([code, expect.arrayContaining([name])]);
  }
  const sets = artifacts.ValueSet as readonly ValueSet[];
  expect(sets.filter(({ compose }) => compose?.include[0]?.system === LEVEL_SYSTEMS[edition])).toHaveLength(1);
});

const questionsOf = (form: Questionnaire) => (form.item ?? []).flatMap(({ item }) => item ?? []);

test.each(['3', '4'] as const)('the form of edition %s asks for facts only, each once, and needs none', (edition) => {
  const form = forms.find(({ url }) => url === QUESTIONNAIRES[edition]) as Questionnaire;
  const questions = questionsOf(form);
  expect(new Set(questions.map(({ linkId }) => linkId)).size).toBe(questions.length);
  for (const { linkId, text, required } of questions) {
    const fact = REAL_LIBRARY.catalogue.facts.find(({ name }) => name === linkId);
    expect(fact === undefined || isDerived(fact)).toBe(false);
    expect(text).toBe(fact?.question);
    expect(required ?? false).toBe(false);
  }
  const other = edition === '3' ? '4' : '3';
  expect(questions.filter(({ linkId }) => linkId?.startsWith(`assessment.asam${other}.`))).toEqual([]);
  const own = REAL_LIBRARY.catalogue.facts.filter(({ name }) => name.startsWith(`assessment.asam${edition}.`));
  expect(questions.map(({ linkId }) => linkId)).toEqual(expect.arrayContaining(own.map(({ name }) => name)));
});

test('every closed question offers what the catalogue admits, and "not documented" besides; every option is in its system', () => {
  for (const question of forms.flatMap(questionsOf)) {
    const {
      type,
      values,
      minimum = 0,
      maximum = 0,
    } = REAL_LIBRARY.catalogue.facts.find(
      ({ name }) => name === question.linkId,
    ) as (typeof REAL_LIBRARY.catalogue.facts)[number];
    const options = (question.answerOption ?? []).map(({ valueCoding }) => valueCoding);
    if (question.type !== 'choice') {
      expect(type).toBe('date');
      continue;
    }
    const admitted =
      type === 'boolean'
        ? ['true', 'false']
        : values !== undefined
          ? Object.keys(values)
          : Array.from({ length: maximum - minimum + 1 }, (_, index) => String(minimum + index));
    expect(options.map((one) => one?.code)).toEqual([...admitted, 'unknown']);
    expect(options.at(-1)?.display).toBe('Not documented');
    for (const option of options) {
      const system = systems.find(({ url }) => url === option?.system);
      expect(system?.concept).toContainEqual({ code: option?.code, display: option?.display });
    }
  }
});

test('an artifact has another version when, and only when, what it is made of is another', () => {
  const changed = REAL_LIBRARY.files.map((file) => {
    if (file.path !== 'facts.json') return file;
    const text = new TextDecoder().decode(file.bytes).replace('Is the person pregnant?', 'Is the person expecting?');
    return { ...file, bytes: new TextEncoder().encode(text) };
  });
  const loaded = loadFiles(changed);
  if (!loaded.ok) throw new Error('the changed catalogue does not load');
  const other = artifactsOf(createLibrary(loaded.documents));
  const versions = (from: typeof artifacts): Record<string, string | undefined> =>
    Object.fromEntries(ARTIFACT_TYPES.flatMap((type) => from[type].map(({ url = '', version }) => [url, version])));
  const [before, after] = [versions(artifacts), versions(other)];
  const ofLevels = new Set(Object.keys(before).filter((url) => url.includes('level-of-care')));
  for (const url of Object.keys(before)) expect([url, before[url] === after[url]]).toEqual([url, ofLevels.has(url)]);
});

test.each(ARTIFACT_TYPES)('%s is read by id and found by its address', async (type) => {
  const list = await agent.get(`/fhir/${type}`);
  expect(list.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
  expect(faultsOf(parsed(list))).toEqual([]);
  expect(parsed(list)['total']).toBe(artifacts[type].length);
  for (const one of artifacts[type]) {
    const read = await agent.get(`/fhir/${type}/${one.id}`);
    expect([read.status, parsed(read)]).toEqual([200, one]);
    const found = await agent.get(`/fhir/${type}`).query({ url: one.url, version: one.version });
    expect((parsed(found)['entry'] as { resource: unknown }[]).map(({ resource }) => resource)).toEqual([one]);
  }
  expect(parsed(await agent.get(`/fhir/${type}`).query({ url: 'urn:nowhere' }))['total']).toBe(0);
  const missing = await agent.get(`/fhir/${type}/nothing`);
  expect(missing.status).toBe(404);
});

test('the statement of what is served claims what is served, to anybody', async () => {
  const statement = parsed(await agent.get('/fhir/metadata'));
  expect(faultsOf(statement)).toEqual([]);
  const [{ resource }] = statement['rest'] as [{ resource: { type: string }[] }];
  expect(resource.map(({ type }) => type)).toEqual(ARTIFACT_TYPES);
});

/** What is published is what was checked, nothing of it can change unnoticed, and no record is lost. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AmendOutcome } from '../../src/analysis/amend.js';
import { amend } from '../../src/analysis/amend.js';
import { runCases } from '../../src/analysis/cases.js';
import type { Library, LibraryOptions } from '../../src/library.js';
import { loadLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import { ending, publication, renewal, withdrawal } from '../../src/rulesets/amendments.js';
import type { PublishedDocument } from '../../src/rulesets/documents.js';
import { loadFiles } from '../../src/rulesets/load.js';
import { UNDER_WAY } from '../../src/rulesets/tree.js';
import { filesOf, replaced, SHIPPED, textOf } from '../rulesets/folders.js';

const PAYER = 'example-health';
const HOME = `payers/${PAYER}`;
const ACT = { on: '2026-11-22', author: 'an analyst', approver: 'a director', reason: 'tests' };

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'publish-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A folder with the two payers made up for examples, of which nothing is published. */
function folder(name: string): string {
  const root = join(scratch, name);
  for (const shared of readdirSync(SHIPPED).filter((name) => name.endsWith('.json')))
    cpSync(join(SHIPPED, shared), join(root, shared), { recursive: true });
  for (const inside of ['criteria', 'law', 'overlays', HOME, 'payers/example-fourth'])
    cpSync(join(SHIPPED, inside), join(root, inside), { recursive: true });
  writeFileSync(join(root, 'published.json'), '{ "records": [] }');
  return root;
}

const publish = (root: string, version: string, payer = PAYER): AmendOutcome =>
  amend(root, publication(payer, [version], ACT));
const published = (root: string): PublishedDocument =>
  JSON.parse(readFileSync(join(root, 'published.json'), 'utf8')) as PublishedDocument;
const namesIn = (root: string): readonly string[] =>
  published(root).records.map(({ payer, version }) => `${payer} ${version}`);

function library(root: string, options: LibraryOptions = {}): Library {
  const loaded = loadLibrary(root, options);
  if (!loaded.ok) throw new Error(loaded.faults.map(({ message }) => message).join('\n'));
  return loaded.library;
}

function faultsOf(root: string): readonly string[] {
  const loaded = loadLibrary(root);
  return loaded.ok ? [] : loaded.faults.map(({ code, file }) => `${code} ${file}`);
}

const edit = (root: string, path: string, change: (text: string) => string): void =>
  writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));

const EXAMPLE = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../examples/${name}/request.json`, import.meta.url), 'utf8'));

describe('what decides', () => {
  const request = EXAMPLE('residential-2026-statute');

  test('a draft decides nothing and is named; with drafts on, or published, it decides', () => {
    const root = folder('decides');
    const off = review(request, library(root));
    expect(off.ok ? [] : off.faults).toEqual([
      {
        code: 'no-version-in-force',
        pointer: '/requested/from',
        detail:
          'version 2026-01-01 would answer, but it is a draft: it decides once it is published, or with drafts on (UR_DRAFTS=on, ur --drafts)',
      },
    ]);
    const on = review(request, library(root, { drafts: 'on' }));
    expect(publish(root, '2026-01-01').kind).toBe('done');
    const after = review(request, library(root));
    expect(after.ok && after.value.decision).toBe('approve');
    expect(after).toEqual(on);
    expect(
      library(root)
        .payers.get(PAYER)
        ?.drafts.map(({ document }) => document.version),
    ).toEqual(['2025-01-01']);
  });

  test('a stay that began under a draft is not on it', () => {
    const body = { ...(EXAMPLE('continued-stay') as object), previous: { rulesetVersion: '2025-01-01' } };
    const outcome = review({ ...body, payer: PAYER }, library(folder('pinned')));
    expect(outcome.ok ? [] : outcome.faults.map(({ code, detail }) => [code, detail?.includes('draft')])).toEqual([
      ['version-unknown', true],
    ]);
  });
});

describe('what was published cannot change', () => {
  const root = (): string => join(scratch, 'frozen');
  beforeAll(() => {
    expect(publish(folder('frozen'), '2026-01-01').kind).toBe('done');
  });
  const own = (): ReturnType<typeof filesOf> =>
    filesOf(root()).filter(({ path }) => path.startsWith(`${HOME}/2026-01-01/`));

  test('the record names who, why, every file, and what it rests on', () => {
    const [record] = published(root()).records;
    expect(record).toMatchObject({ payer: PAYER, version: '2026-01-01', ...ACT });
    expect(record?.passed).toEqual(expect.arrayContaining(['check', 'filled-in', 'test']));
    const paths = own().map(({ path }) => path.slice(`${HOME}/2026-01-01/`.length));
    expect(Object.keys(record?.files ?? {}).sort()).toEqual(paths.sort());
    expect(Object.keys(record?.restsOn ?? {})).toEqual(['criteria/asam-3-adult', 'criteria/asam-3-adolescent']);
  });

  test('other spaces, key orders and spellings of numbers are no change', () => {
    const files = filesOf(root());
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('', '  ', '\t'), (seed, space) => {
        const turned = own().reduce(
          (all, { path }) =>
            replaced(all, path, JSON.stringify(shuffled(JSON.parse(textOf(files, path)), seed), null, space)),
          files,
        );
        expect(loadFiles(turned).ok).toBe(true);
      }),
      { numRuns: 5 },
    );
    const ruleset = `${HOME}/2026-01-01/ruleset.json`;
    expect(loadFiles(replaced(files, ruleset, textOf(files, ruleset).replace(': 18,', ': 1.8e1,'))).ok).toBe(true);
  });

  test('any changed value of any file is found, whatever else it breaks', () => {
    const files = filesOf(root());
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (which, where) => {
        const { path } = own()[which % own().length] as { path: string };
        // Where the schema lies says nothing about the document.
        const { $schema: _, ...document } = JSON.parse(textOf(files, path)) as Record<string, unknown>;
        changeLeaf(document, where);
        const loaded = loadFiles(replaced(files, path, JSON.stringify(document)));
        const found = loaded.ok ? [] : loaded.faults.filter(({ file }) => file === path);
        expect(
          found.map(({ code }) => code),
          path,
        ).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('letters that look alike and are not the same are a change', () => {
    const files = filesOf(root());
    const ruleset = `${HOME}/2026-01-01/ruleset.json`;
    const composed = textOf(files, ruleset).replace('"title": "', '"title": "\u00e9');
    const loaded = loadFiles(replaced(files, ruleset, composed));
    const decomposed = loadFiles(replaced(files, ruleset, composed.replace('\u00e9', 'e\u0301')));
    for (const one of [loaded, decomposed])
      expect(one.ok ? [] : one.faults.map(({ code }) => code)).toEqual(['published-changed']);
  });

  test('a renamed file, a file more, a file less, a lost folder, a lost published.json', () => {
    const damaged = (name: string, damage: (root: string) => void): readonly string[] => {
      cpSync(root(), join(scratch, name), { recursive: true });
      damage(join(scratch, name));
      return faultsOf(join(scratch, name));
    };
    const rules = (at: string, file: string): string => join(at, HOME, '2026-01-01/rules', file);
    expect(damaged('renamed', (at) => renameSync(rules(at, 'general.json'), rules(at, 'zeneral.json')))).toEqual([
      `published-changed ${HOME}/2026-01-01/rules/general.json`,
      `published-changed ${HOME}/2026-01-01/rules/zeneral.json`,
    ]);
    expect(damaged('gone', (at) => rmSync(join(at, HOME, '2026-01-01'), { recursive: true }))).toContain(
      'published-missing published.json',
    );
    expect(damaged('unrecorded', (at) => rmSync(join(at, 'published.json')))).toEqual(['file-missing published.json']);
    expect(damaged('readme', (at) => writeFileSync(join(at, HOME, '2026-01-01/README.md'), 'More words.'))).toEqual([]);
  });
});

describe('publishing', () => {
  test('a file swapped after the check is seen, and nothing is written', () => {
    const root = folder('swapped');
    const before = readFileSync(join(root, 'published.json'), 'utf8');
    const path = `${HOME}/2026-01-01/rules/statute.json`;
    const swap = (): void => edit(root, path, (text) => text.replace('seven days', 'two days'));
    const outcome = amend(root, publication(PAYER, ['2026-01-01'], ACT), { checked: swap });
    expect(outcome).toEqual({ kind: 'changed', files: [path] });
    expect(readFileSync(join(root, 'published.json'), 'utf8')).toBe(before);
    expect(existsSync(join(root, UNDER_WAY))).toBe(false);
  });

  test('one that was overtaken begins again and loses no record', () => {
    const root = folder('overtaken');
    let overtook = false;
    const overtake = (): void => {
      if (overtook) return;
      overtook = true;
      expect(publish(root, '2026-01-01', 'example-fourth').kind).toBe('done');
    };
    const outcome = amend(root, publication(PAYER, ['2025-01-01'], ACT), { checked: overtake });
    expect(outcome.kind).toBe('done');
    expect(namesIn(root)).toEqual(['example-fourth 2026-01-01', `${PAYER} 2025-01-01`]);
    expect(faultsOf(root)).toEqual([]);
  });

  test('records that cannot be read are not replaced by none', () => {
    const root = folder('conflict');
    expect(publish(root, '2025-01-01').kind).toBe('done');
    edit(root, 'published.json', (text) => `<<<<<<<\n${text}`);
    const before = readFileSync(join(root, 'published.json'), 'utf8');
    const outcome = publish(root, '2026-01-01');
    expect(outcome.kind === 'faulty' && outcome.faults.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'json-invalid published.json',
    ]);
    expect(readFileSync(join(root, 'published.json'), 'utf8')).toBe(before);
  });

  test('the schema that published.json names stays named', () => {
    const root = folder('schema');
    writeFileSync(join(root, 'published.json'), '{ "$schema": "../x.schema.json", "records": [] }');
    expect(publish(root, '2025-01-01').kind).toBe('done');
    expect(published(root)).toMatchObject({ $schema: '../x.schema.json', records: [{ version: '2025-01-01' }] });
  });

  test('while another is writing, it waits its turn', () => {
    const root = folder('busy');
    writeFileSync(join(root, UNDER_WAY), '');
    expect(publish(root, '2026-01-01')).toEqual({ kind: 'busy' });
    expect(namesIn(root)).toEqual([]);
    expect(faultsOf(root)).toEqual([]);
  });

  test('a dry run says what would be and writes nothing', () => {
    const root = folder('dry');
    const outcome = amend(root, publication(PAYER, ['2026-01-01'], ACT), { dryRun: true });
    expect(outcome).toMatchObject({ kind: 'done', written: false, records: [{ version: '2026-01-01' }] });
    expect(namesIn(root)).toEqual([]);
  });

  test('a failing case, a sentence not filled in and a fault each hold it back', () => {
    const root = folder('held');
    const held = (outcome: AmendOutcome): readonly string[] =>
      outcome.kind === 'held'
        ? outcome.gates.filter(({ problems = [] }) => problems.length > 0).map(({ gate }) => gate)
        : [outcome.kind];
    const cases = `${HOME}/2026-01-01/cases/general.json`;
    const text = readFileSync(join(root, cases), 'utf8');
    edit(root, cases, (one) => one.replace('"decision": "deny"', '"decision": "approve"'));
    expect(held(publish(root, '2026-01-01'))).toEqual(['test']);
    writeFileSync(join(root, cases), text);
    const ruleset = `${HOME}/2026-01-01/ruleset.json`;
    edit(root, ruleset, (one) => one.replace(/"reasonForChange": "[^"]*"/, '"reasonForChange": "To be stated: why."'));
    expect(held(publish(root, '2026-01-01'))).toEqual(['filled-in']);
    edit(root, ruleset, (one) => one.replace('"adultFrom"', '"adultsFrom"'));
    expect(held(publish(root, '2026-01-01'))).toEqual(['faulty']);
    expect(namesIn(root)).toEqual([]);
  });

  test('what was published, or is not there, is refused', () => {
    const root = folder('refused');
    expect(publish(root, '2026-01-01').kind).toBe('done');
    expect(publish(root, '2026-01-01')).toMatchObject({ kind: 'refused' });
    expect(publish(root, '2031-01-01')).toMatchObject({ kind: 'refused' });
    expect(amend(root, withdrawal({ payer: PAYER, version: '2025-01-01' }, ACT))).toMatchObject({ kind: 'refused' });
    expect(amend(root, renewal(ACT))).toMatchObject({ kind: 'refused' });
  });
});

describe('after publication', () => {
  /** The version of 2026 again, beginning in 2027. */
  function followed(name: string, supersedes?: string): string {
    const root = folder(name);
    expect(publish(root, '2026-01-01').kind).toBe('done');
    cpSync(join(root, HOME, '2026-01-01'), join(root, HOME, '2027-01-01'), { recursive: true });
    edit(root, `${HOME}/2027-01-01/ruleset.json`, (text) => {
      const document = JSON.parse(text) as { effective: object };
      const from = supersedes === undefined ? '2027-01-01' : '2026-01-01';
      return JSON.stringify({
        ...document,
        version: '2027-01-01',
        effective: { ...document.effective, from },
        ...(supersedes === undefined ? {} : { supersedes }),
      });
    });
    return root;
  }

  test('a version that is still open ends the day before the next begins; its answers keep their digest', () => {
    const root = followed('followed');
    // Its cases are of 2026, which the version before answers.
    for (const { path } of filesOf(root).filter((one) => one.path.startsWith(`${HOME}/2027-01-01/cases`)))
      edit(root, path, (text) => text.replaceAll(/"2026-(\d\d-\d\d)"/g, '"2027-$1"'));
    const before = library(root).payers.get(PAYER)?.versions.at(-1);
    expect(publish(root, '2027-01-01')).toMatchObject({ kind: 'done' });
    const [earlier, later] = library(root).payers.get(PAYER)?.versions ?? [];
    expect([earlier?.document.effective.to, later?.document.effective.from]).toEqual(['2026-12-31', '2027-01-01']);
    expect(earlier?.digest).toBe(before?.digest);
  });

  test('a corrected version is withdrawn: the correction decides, and the old cases still hold for stays under it', () => {
    const root = followed('corrected', '2026-01-01');
    expect(publish(root, '2027-01-01').kind).toBe('done');
    expect(amend(root, withdrawal({ payer: PAYER, version: '2026-01-01' }, ACT)).kind).toBe('done');
    const after = library(root);
    const outcome = review(EXAMPLE('residential-2026-statute'), after);
    expect(outcome.ok && outcome.value.provenance.ruleset?.version).toBe('2027-01-01');
    const old = after.payers.get(PAYER)?.versions.find(({ document }) => document.version === '2026-01-01');
    expect(old?.document.withdrawn).toEqual({ on: ACT.on, reason: ACT.reason });
    if (old === undefined) throw new Error('the withdrawn version is gone');
    expect(runCases(after, old).failures).toEqual([]);
  });

  test('the last version of a payer is withdrawn once its days are a gap, and a request hears why', () => {
    const root = folder('none left');
    const name = { payer: 'example-fourth', version: '2026-01-01' };
    expect(publish(root, name.version, name.payer).kind).toBe('done');
    const withdraw = (): AmendOutcome => amend(root, withdrawal(name, ACT));
    const bare = withdraw();
    expect(bare.kind === 'faulty' && bare.faults.map(({ code, message }) => [code, message])).toEqual([
      ['gap-undeclared', 'no version is in force from 2026-01-01 on: `2026-01-01` was withdrawn'],
    ]);
    edit(root, 'payers/example-fourth/payer.json', (text) => {
      const gaps = [{ from: '2026-01-01', to: null, reason: 'The manual was read wrongly.' }];
      return JSON.stringify({ ...(JSON.parse(text) as object), gaps });
    });
    expect(withdraw().kind).toBe('done');
    const outcome = review(EXAMPLE('fourth-edition-join'), library(root));
    expect(outcome).toMatchObject({ ok: true, value: { decision: 'pend', reason: 'no-version-known' } });
    expect(JSON.stringify(outcome)).toContain('The manual was read wrongly.');
  });

  test('an end only shortens', () => {
    const root = folder('ended');
    expect(publish(root, '2025-01-01').kind).toBe('done');
    const end = (to: string): AmendOutcome => amend(root, ending({ payer: PAYER, version: '2025-01-01' }, to, ACT));
    expect(end('2026-06-30')).toEqual({
      kind: 'refused',
      problem: expect.stringContaining('ends on 2025-12-31 already') as string,
    });
    expect(end('2024-12-31')).toEqual({
      kind: 'refused',
      problem: expect.stringContaining('begins on 2025-01-01') as string,
    });
    expect(published(root).records[0]?.ended).toBeUndefined();
    // Nothing follows it, so that no gap is left.
    rmSync(join(root, HOME, '2026-01-01'), { recursive: true });
    for (const to of ['2025-09-30', '2025-06-30']) {
      expect(end(to).kind).toBe('done');
      expect(published(root).records[0]?.ended?.to).toBe(to);
    }
    expect(end('2025-06-30')).toMatchObject({ kind: 'refused' });
    expect(published(root).records[0]?.ended?.to).toBe('2025-06-30');
  });

  test('changed criteria are refused until every version that rests on them has passed again', () => {
    const root = folder('renewed');
    expect(amend(root, publication(PAYER, ['2025-01-01', '2026-01-01'], ACT)).kind).toBe('done');
    edit(root, 'criteria/asam-3-adult/criteria.json', (text) => text.replace('"title": "', '"title": "Corrected: '));
    expect(faultsOf(root)).toEqual(['published-dependency published.json', 'published-dependency published.json']);
    const [before] = published(root).records;
    const outcome = amend(root, renewal({ ...ACT, reason: 'a title' }));
    expect(outcome).toMatchObject({ kind: 'done', records: [{ version: '2025-01-01' }, { version: '2026-01-01' }] });
    const [after] = published(root).records;
    const set = 'criteria/asam-3-adult';
    expect(after?.renewed).toEqual([{ ...ACT, reason: 'a title', restedOn: { [set]: before?.restsOn[set] } }]);
    expect(after?.sha256).toBe(before?.sha256);
    expect(faultsOf(root)).toEqual([]);
  });
});

/** The same value with the members of every object in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string): number => [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, seed);
  const members = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(members.map(([key, inner]) => [key, shuffled(inner, seed)]));
}

/** Changes one text, number or truth value of a document. */
function changeLeaf(document: unknown, where: number): void {
  const leaves: (() => void)[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const members = value as Record<string, unknown>;
    for (const [key, inner] of Object.entries(members)) {
      if (typeof inner === 'string') leaves.push(() => (members[key] = `${inner} `));
      else if (typeof inner === 'number') leaves.push(() => (members[key] = inner + 1));
      else if (typeof inner === 'boolean') leaves.push(() => (members[key] = !inner));
      else visit(inner);
    }
  };
  visit(document);
  leaves[where % leaves.length]?.();
}

import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/domain/canonical.js';
import { digest } from '../../src/rulesets/digest.js';
import type { Amendment } from '../../src/rulesets/amendments.js';
import { publication, withdrawal } from '../../src/rulesets/amendments.js';
import { createFaults } from '../../src/rulesets/faults.js';
import type { LoadedVersion } from '../../src/rulesets/load.js';
import { describeFault, loadDocuments, loadFiles } from '../../src/rulesets/load.js';
import { readSources } from '../../src/rulesets/sources.js';
import { BASE, filesOf, replaced, SHIPPED, textOf } from './folders.js';

const RULESET = 'payers/plan/2025-01-01/ruleset.json';
const RULES = 'payers/plan/2025-01-01/rules/licence.json';
const CASES = 'payers/plan/2025-01-01/cases/licence.json';

describe('loading', () => {
  it('accepts the shipped rulesets', () => {
    const loaded = loadDocuments(SHIPPED);
    expect(loaded.ok ? '' : loaded.faults.map(describeFault).join('\n')).toBe('');
  });

  it('refuses a text of millions of words where a name is wanted, like any other', () => {
    const files = filesOf(BASE);
    const { rules } = JSON.parse(textOf(files, RULES)) as { rules: [object] };
    const then = { effect: 'pend', reason: 'assessment-missing', needs: [`a${'.a'.repeat(2_300_000)}`] };
    const loaded = loadFiles(replaced(files, RULES, JSON.stringify({ rules: [{ ...rules[0], then }] })));
    expect(loaded.ok ? [] : loaded.faults.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(
      'value-malformed /rules/0/then/needs/0',
    );
  });

  it('sorts versions by their first day and rules by file, then place; everything is frozen', () => {
    const files = filesOf(BASE);
    const rule = JSON.parse(textOf(files, RULES)) as { rules: [{ id: string }] };
    const named = (...ids: string[]): string => JSON.stringify({ rules: ids.map((id) => ({ ...rule.rules[0], id })) });
    const cases = JSON.parse(textOf(files, CASES)) as { cases: [{ expect: { cites: object } }] };
    cases.cases[0].expect.cites = Object.fromEntries(['a1', 'a2', 'licence', 'b1'].map((id) => [id, 'met']));
    const changed = [
      ['payers/plan/2025-01-01/rules/z.json', named('b1')],
      ['payers/plan/2025-01-01/rules/a.json', named('a2', 'a1')],
      [CASES, JSON.stringify(cases)],
    ].reduce((all, [path, text]) => replaced(all, path as string, text), files);
    const loaded = loadFiles(changed);
    if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
    const [payer] = loaded.documents.payers;
    expect(payer?.versions.map(({ document }) => document.version)).toEqual(['2023-01-01', '2025-01-01']);
    expect(payer?.versions[1]?.rules.map(({ id }) => id)).toEqual(['a2', 'a1', 'licence', 'b1']);
    expect(Object.isFrozen(payer?.versions[1]?.rules[0]?.when)).toBe(true);
  });

  it('lets a version supersede another in the same window', () => {
    const files = filesOf(BASE);
    const corrected = JSON.parse(textOf(files, RULESET)) as object;
    const text = JSON.stringify({ ...corrected, version: '2025-01-01.1', supersedes: '2025-01-01' });
    expect(loadFiles(replaced(files, 'payers/plan/2025-01-01.1/ruleset.json', text)).ok).toBe(true);
  });

  it('asks for a gap where the only version was withdrawn, and leaves the digest of the version as it was', () => {
    const files = filesOf(BASE);
    const middle = JSON.parse(textOf(files, RULESET)) as object;
    const third = { ...middle, version: '2026', effective: { by: 'service-date', from: '2026-01-01', to: null } };
    const second = { ...middle, effective: { by: 'service-date', from: '2025-01-01', to: '2025-12-31' } };
    const both = replaced(
      replaced(files, RULESET, JSON.stringify(second)),
      'payers/plan/2026/ruleset.json',
      JSON.stringify(third),
    );
    const act = { on: '2026-01-01', author: 'tests', approver: 'nobody', reason: 'wrong' };
    const amended = (amendment: Amendment, before: ReturnType<typeof filesOf>): ReturnType<typeof filesOf> => {
      const change = amendment(readSources(before, createFaults()));
      if (!change.ok) throw new Error(change.problem);
      return replaced(before, 'published.json', JSON.stringify(change.document));
    };
    const published = amended(publication('plan', ['2025-01-01', '2026'], act), both);
    const withdrawn = amended(withdrawal({ payer: 'plan', version: '2025-01-01' }, act), published);
    const loaded = loadFiles(withdrawn);
    expect(loaded.ok ? [] : loaded.faults.map(({ code, message }) => [code, message])).toEqual([
      ['gap-undeclared', 'no version is in force from 2025-01-01 through 2025-12-31, before `2026`'],
    ]);
    const payer = JSON.parse(textOf(files, 'payers/plan/payer.json')) as { gaps: object[] };
    const gaps = [...payer.gaps, { from: '2025-01-01', to: '2025-12-31', reason: 'Withdrawn.' }];
    const [before, after] = [
      published,
      replaced(withdrawn, 'payers/plan/payer.json', JSON.stringify({ ...payer, gaps })),
    ].map(versionsOf);
    expect(after?.map(({ digest: one }) => one)).toEqual(before?.map(({ digest: one }) => one));
    expect(after?.find(({ document }) => document.version === '2025-01-01')?.document.withdrawn).toEqual({
      on: '2026-01-01',
      reason: 'wrong',
    });
  });

  it('an open version ends the day before a draft that follows it; two open published ones overlap', () => {
    const files = filesOf(BASE);
    const open = JSON.parse(textOf(files, RULESET)) as object;
    const later = { ...open, version: '2026', effective: { by: 'service-date', from: '2026-01-01', to: null } };
    const both = replaced(files, 'payers/plan/2026/ruleset.json', JSON.stringify(later));
    expect(loadFiles(both).ok).toBe(true);
    const act = { on: '2026-01-01', author: 'tests', approver: 'nobody', reason: 'first' };
    const record = (version: string): Amendment => publication('plan', [version], act);
    const change = record('2026')(readSources(both, createFaults()));
    if (!change.ok) throw new Error(change.problem);
    const loaded = loadFiles(replaced(both, 'published.json', JSON.stringify(change.document)));
    expect(loaded.ok ? [] : loaded.faults.map(({ code }) => code)).toEqual(['version-overlap']);
  });
});

const versionsOf = (files: ReturnType<typeof filesOf>): readonly LoadedVersion[] => {
  const loaded = loadFiles(files);
  if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
  return loaded.documents.payers.flatMap(({ versions }) => versions);
};

describe('digests', () => {
  const digestsOf = (files: ReturnType<typeof filesOf>): unknown => {
    const loaded = loadFiles(files);
    if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
    const { facts, criteria, payers } = loaded.documents;
    return [
      facts.digest,
      criteria.map((set) => set.digest),
      payers.map((payer) => payer.versions.map((version) => version.digest)),
    ];
  };
  const files = filesOf(BASE);
  const change = (path: string, edit: (text: string) => string): ReturnType<typeof filesOf> =>
    replaced(files, path, edit(textOf(files, path)));

  it('stay as they are under other spaces, key order and cases', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, reversed(inner)]),
            )
          : value;
    const turned = files.map((file) => ({
      ...file,
      bytes: new TextEncoder().encode(JSON.stringify(reversed(JSON.parse(textOf(files, file.path))), null, '\t')),
    }));
    expect(digestsOf(turned)).toEqual(digestsOf(files));
    expect(digestsOf(change(CASES, (text) => text.replace('not licensed', 'another name')))).toEqual(digestsOf(files));
  });

  it('change with a rule, a ruleset, a criterion and a fact', () => {
    const digests = [
      files,
      change(RULES, (text) => text.replace('is not licensed.', 'lacks a licence.')),
      change(RULESET, (text) => text.replace('Tests need one.', 'Another reason.')),
      change('criteria/third/criteria.json', (text) => text.replace('Risk fits', 'Risk suits')),
      change('facts.json', (text) => text.replace('Risk rating.', 'Rating of the risk.')),
    ].map((one) => JSON.stringify(digestsOf(one)));
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('are of JSON with sorted keys', () => {
    expect(canonical({ b: [1, 'x', null, { d: true, c: undefined }], a: { '2': 0, '10': -0 } })).toBe(
      '{"a":{"10":0,"2":0},"b":[1,"x",null,{"d":true}]}',
    );
    expect(digest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(() => canonical(Number.NaN)).toThrow(/canonical/);
    expect(() => canonical(undefined)).toThrow(/canonical/);
  });

  it('reach to the depth that a document may have', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 1000; depth += 1) deep = depth % 2 === 0 ? [deep] : { deep };
    expect(digest(deep)).toMatch(/^[0-9a-f]{64}$/);
  });
});

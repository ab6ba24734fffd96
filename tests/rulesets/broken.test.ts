import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../src/analysis/advice/index.js';
import type { RulesetFault, RulesetFaultCode } from '../../src/rulesets/load.js';
import { describeFault, loadDocuments, RULESET_FAULTS } from '../../src/rulesets/load.js';
import { EXAMPLES } from './examples.js';
import { BASE, BROKEN } from './folders.js';

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'rulesets-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const TODAY = '2026-11-22';
const faultsOf = (root: string): readonly RulesetFault[] => examine(root, TODAY).faults;

/** A copy of the base that the test may damage. */
function baseCopy(name: string): string {
  const root = join(scratch, name);
  cpSync(BASE, root, { recursive: true });
  return root;
}

/** Damage that cannot be kept as a file: the fault must be the only one, unless a file is missing for others. */
const DAMAGE: readonly { code: RulesetFaultCode; file: string; says: string; damage: (root: string) => void }[] = [
  { code: 'root-missing', file: '.', says: 'cannot be read', damage: (root) => rmSync(root, { recursive: true }) },
  {
    code: 'root-other',
    file: '.',
    says: 'neither facts.json nor payers',
    damage: (root) => ['facts.json', 'payers'].forEach((name) => rmSync(join(root, name), { recursive: true })),
  },
  {
    code: 'file-missing',
    file: 'facts.json',
    says: '`facts.json` is missing',
    damage: (root) => rmSync(join(root, 'facts.json')),
  },
  {
    code: 'file-missing',
    file: 'payers/plan/2025-01-01/ruleset.json',
    says: '`payers/plan/2025-01-01/ruleset.json` is missing',
    damage: (root) => rmSync(join(root, 'payers/plan/2025-01-01/ruleset.json')),
  },
  {
    code: 'file-unreadable',
    file: 'reasons.json',
    says: 'cannot be read',
    damage: (root) => {
      rmSync(join(root, 'reasons.json'));
      symlinkSync('nowhere.json', join(root, 'reasons.json'));
    },
  },
  {
    code: 'file-too-large',
    file: 'reasons.json',
    says: '6000000 bytes',
    damage: (root) => truncateSync(join(root, 'reasons.json'), 6_000_000),
  },
  {
    code: 'file-too-large',
    file: 'reasons.json',
    says: '100000 values',
    damage: (root) => writeFileSync(join(root, 'reasons.json'), `[${'1,'.repeat(100_000)}1]`),
  },
  {
    code: 'link-leaves-root',
    file: 'reasons.json',
    says: 'leads out',
    damage: (root) => {
      rmSync(join(root, 'reasons.json'));
      symlinkSync(join(BASE, 'reasons.json'), join(root, 'reasons.json'));
    },
  },
  {
    code: 'link-leaves-root',
    file: 'criteria/secret',
    says: 'leads out',
    damage: (root) => symlinkSync(BASE, join(root, 'criteria/secret')),
  },
  {
    code: 'text-not-utf8',
    file: 'reasons.json',
    says: 'not UTF-8',
    damage: (root) => writeFileSync(join(root, 'reasons.json'), Buffer.from([0x22, 0xff, 0x22])),
  },
  {
    code: 'condition-too-large',
    file: 'payers/plan/2025-01-01/ruleset.json',
    says: 'more than 1000 parts',
    damage: (root) => {
      const path = 'payers/plan/2025-01-01/ruleset.json';
      const test = { fact: 'provider.licensed', operator: 'equal', value: true };
      rewrite(root, path, (document) => ({
        ...document,
        binds: { ...(document['binds'] as object), when: { any: Array.from({ length: 1001 }, () => test) } },
      }));
    },
  },
];

function rewrite(root: string, path: string, change: (document: Record<string, unknown>) => unknown): void {
  const loaded = loadDocuments(root);
  if (!loaded.ok) throw new Error('the base has faults');
  const version = loaded.documents.payers[0]?.versions.find(({ document }) => path.includes(document.version));
  writeFileSync(join(root, path), JSON.stringify(change({ ...version?.document })));
}

describe('broken rulesets', () => {
  it('the base has no fault', () => expect(faultsOf(BASE)).toEqual([]));

  it.each(EXAMPLES)('$folder', ({ folder, code, file, pointer, says }) => {
    const root = baseCopy(folder);
    cpSync(join(BROKEN, folder), root, { recursive: true });
    const faults = faultsOf(root);
    const fault = faults.find((one) => one.code === code && one.file === file && one.pointer === pointer);
    expect(fault?.message, faults.map(describeFault).join('\n')).toContain(says);
    expect(fault?.hint).not.toBe('');
  });

  it.each(DAMAGE)('$code: $file', ({ code, file, says, damage }) => {
    const root = baseCopy(`damage ${code} ${file.replaceAll('/', ' ')}`);
    damage(root);
    const faults = faultsOf(root);
    const fault = faults.find((one) => one.code === code && one.file === file);
    expect(fault?.message, faults.map(describeFault).join('\n')).toContain(says);
  });

  it('each code has an example, each example its folder', () => {
    const shown = new Set([...EXAMPLES.map(({ code }) => code), ...DAMAGE.map(({ code }) => code)]);
    expect(Object.keys(RULESET_FAULTS).filter((code) => !shown.has(code as RulesetFaultCode))).toEqual([]);
    expect(readdirSync(BROKEN).sort()).toEqual(EXAMPLES.map(({ folder }) => folder).sort());
  });

  it('a faulty document hides no fault of another, and the order is that of files and lines', () => {
    const root = baseCopy('several');
    const broken = [
      'json-invalid',
      'key-unknown',
      'date-not-real',
      'cell-missing',
      'ratings-differ',
      'gap-undeclared',
      'case-other-payer',
    ] as const;
    for (const folder of broken) cpSync(join(BROKEN, folder), root, { recursive: true });
    const faults = faultsOf(root);
    expect(faults.map(({ code }) => code)).toEqual(expect.arrayContaining([...broken]));
    const places = faults.map(({ file, line, column }) =>
      [file, String(line).padStart(6, '0'), String(column).padStart(6, '0')].join('\n'),
    );
    expect(places).toEqual([...places].sort());
  });

  it.each([
    ['a folder too deep', 'payers/plan'],
    ['a folder around it', '..'],
  ])('%s is told from a rulesets folder by one fault that names the right one', (name, path) => {
    const around = join(scratch, name);
    const root = join(around, 'rules');
    cpSync(BASE, root, { recursive: true });
    const faults = faultsOf(join(root, path));
    expect(faults.map(({ code }) => code)).toEqual(['root-other']);
    expect(faults[0]?.message).toContain(`did you mean ${realpathSync(root)}?`);
  });

  it('a rule that the schema refuses hides no fault of the rules beside it', () => {
    const root = baseCopy('beside');
    const path = join(root, 'payers/plan/2025-01-01/rules/licence.json');
    const { rules } = JSON.parse(readFileSync(path, 'utf8')) as { rules: [Record<string, object>] };
    const [rule] = rules;
    const beside = {
      ...rule,
      when: { fact: 'provider.licenced', operator: 'equal', value: true },
      then: { ...rule['then'], reason: 'no-licence' },
      cite: { ref: 'handbok' },
    };
    writeFileSync(path, JSON.stringify({ rules: [{ ...rule, titel: 'x' }, beside] }));
    expect(faultsOf(root).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
      expect.arrayContaining([
        'key-unknown /rules/0/titel',
        'fact-unknown /rules/1/when/fact',
        'reason-unknown /rules/1/then/reason',
        'citation-unresolved /rules/1/cite/ref',
      ]),
    );
  });

  it('a link that stays within the folder is followed', () => {
    const root = baseCopy('link inside');
    rmSync(join(root, 'payers/plan/2025-01-01/cases/licence.json'));
    mkdirSync(join(root, 'payers/plan/2025-01-01/more'), { recursive: true });
    cpSync(
      join(BASE, 'payers/plan/2025-01-01/cases/licence.json'),
      join(root, 'payers/plan/2025-01-01/cases/all.json'),
    );
    rmSync(join(root, 'payers/plan/2025-01-01/more'), { recursive: true });
    symlinkSync('all.json', join(root, 'payers/plan/2025-01-01/cases/licence.json'));
    expect(faultsOf(root)).toEqual([]);
  });

  it('points at the line and column of the key', () => {
    const root = baseCopy('place');
    cpSync(join(BROKEN, 'value-not-allowed'), root, { recursive: true });
    const [fault] = faultsOf(root);
    expect(describeFault(fault as RulesetFault)).toBe(
      'payers/plan/2025-01-01/rules/licence.json:20:7  value-not-allowed  Status: `verifed` is not allowed\n    did you mean `verified`?',
    );
  });
});

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type {
  CaseDocument,
  PayerDocument,
  Rule,
  RulesDocument,
  RulesetDocument,
} from '../../src/rulesets/documents.js';

/** A rulesets folder of any size, made of copies of one shipped version. Its versions are drafts: load it with drafts on. */
export interface Size {
  readonly versions: number;
  /** Of each version; fewer than the template has leaves it as it is. */
  readonly rules?: number;
}

export const TEMPLATE = { payer: 'va-medicaid-arts', version: '2026-11-21' };
const VERSIONS_OF_A_PAYER = 10;
const RULES_IN_A_FILE = 100;
/** A rule more than the template has is one of its rules for another state's plans: evaluated, and never met. */
const ELSEWHERE = { fact: 'plan.state', operator: 'equal', value: 'WY' } as const;

/** @returns a payer of the folder, whose last version is the template in all but its name. */
export function writeRulesets(shipped: string, root: string, { rules = 0, versions }: Size): string {
  mkdirSync(root, { recursive: true });
  for (const name of readdirSync(shipped))
    if (name !== 'payers' && name !== 'published.json')
      cpSync(path.join(shipped, name), path.join(root, name), { recursive: true });
  writeJson(path.join(root, 'published.json'), { $schema: '../schemas/published.schema.json', records: [] });
  for (let made = 0; made < versions; made += VERSIONS_OF_A_PAYER) {
    const payer = `made-${String(made / VERSIONS_OF_A_PAYER).padStart(4, '0')}`;
    writePayer(shipped, root, payer, Math.min(VERSIONS_OF_A_PAYER, versions - made), rules);
  }
  return 'made-0000';
}

function writePayer(shipped: string, root: string, payer: string, versions: number, rules: number): void {
  const from = path.join(shipped, 'payers', TEMPLATE.payer);
  const to = path.join(root, 'payers', payer);
  mkdirSync(to, { recursive: true });
  const document = renamed<PayerDocument>(path.join(from, 'payer.json'), payer);
  writeJson(path.join(to, 'payer.json'), { ...document, gaps: [] });
  for (const window of windows(versions)) {
    const home = path.join(to, window.from);
    for (const folder of ['rules', 'cases']) {
      mkdirSync(path.join(home, folder), { recursive: true });
      for (const file of readdirSync(path.join(from, TEMPLATE.version, folder)))
        writeJson(path.join(home, folder, file), renamed(path.join(from, TEMPLATE.version, folder, file), payer));
    }
    const ruleset = renamed<RulesetDocument>(path.join(from, TEMPLATE.version, 'ruleset.json'), payer);
    writeJson(path.join(home, 'ruleset.json'), {
      ...ruleset,
      version: window.from,
      effective: { ...ruleset.effective, ...window },
    });
    writeMore(home, rules);
  }
}

/** A year each, back from the template's first day. */
function windows(count: number): readonly { readonly from: string; readonly to: string | null }[] {
  const last = Number(TEMPLATE.version.slice(0, 4));
  const starts = Array.from({ length: count - 1 }, (_, index) => `${last - count + 1 + index}-01-01`);
  const all = [...starts, TEMPLATE.version];
  return all.map((from, index) => {
    const next = all[index + 1];
    if (next === undefined) return { from, to: null };
    return { from, to: next === TEMPLATE.version ? dayBefore(next) : `${Number(next.slice(0, 4)) - 1}-12-31` };
  });
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

function writeMore(home: string, wanted: number): void {
  const folder = path.join(home, 'rules');
  const own = readdirSync(folder).flatMap((file) => readJson<RulesDocument>(path.join(folder, file)).rules);
  const more = Array.from({ length: Math.max(0, wanted - own.length) }, (_, index): Rule => {
    const rule = own[index % own.length] as Rule;
    return { ...rule, id: `${rule.id}-${index}`, when: { all: [ELSEWHERE, rule.when] } };
  });
  const cases = path.join(home, 'cases');
  const { base } = readJson<CaseDocument>(path.join(cases, readdirSync(cases)[0] as string));
  for (let at = 0; at < more.length; at += RULES_IN_A_FILE) {
    const some = more.slice(at, at + RULES_IN_A_FILE);
    const $schema = (kind: string): string => `../../../../../schemas/${kind}.schema.json`;
    // A rule that no case names is a fault.
    const expect = { decision: 'approve', cites: Object.fromEntries(some.map(({ id }) => [id, 'not-met'])) };
    writeJson(path.join(folder, `more-${at}.json`), { $schema: $schema('rules'), rules: some });
    writeJson(path.join(cases, `more-${at}.json`), {
      $schema: $schema('cases'),
      base,
      cases: [{ name: 'a plan of the state, which these rules are not for', expect }],
    });
  }
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const writeJson = (file: string, value: unknown): void => writeFileSync(file, JSON.stringify(value));

/** The document with every mention of the template's payer made one of the new payer. */
const renamed = <T>(file: string, payer: string): T =>
  JSON.parse(readFileSync(file, 'utf8').replaceAll(TEMPLATE.payer, payer)) as T;

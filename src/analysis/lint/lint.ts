import { leavesOf } from '../../conditions/condition.js';
import type { Library, Payer, Ruleset } from '../../library.js';
import type { Lint, LintLaw } from '../../rulesets/lint-documents.js';
import { LINTS } from '../../rulesets/lint-documents.js';
import type { Finding, Hit } from './finding.js';
import { barringOf, isRead, lawsOf } from './laws.js';
import type { Pattern } from './pattern.js';
import { PATTERNS } from './patterns.js';
import type { Scene } from './scene.js';
import { createScene } from './scene.js';
import { waive } from './waivers.js';

/**
 * Looks through one ruleset version for the ways in which payers' rules were found stricter than accepted criteria. It
 * reads what values make an adverse rule apply, not how the rule is written. `payer` is needed for a version whose payer
 * the library does not hold.
 */
export function lintRuleset(library: Library, ruleset: Ruleset, payer?: Payer['document']): readonly Finding[] {
  const document = payer ?? library.payers.get(ruleset.document.payer)?.document;
  if (document === undefined) throw new Error('the payer of the ruleset is not known');
  const scene = createScene(library, document, ruleset);
  const laws = lawsOf(scene);
  const found = LINTS.flatMap((lint) => findingsOf(scene, lint, laws));
  return waive(scene, [...found, ...unread(scene)]);
}

/** What stands against publication: everything that no waiver silences. */
export const standing = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ waived }) => waived === undefined);

interface Gathered {
  readonly hit: Hit;
  readonly laws: readonly LintLaw[];
}

/** Each hit once, with the laws by which it is one. */
function findingsOf(scene: Scene, lint: Lint, laws: readonly LintLaw[]): readonly Finding[] {
  const pattern = PATTERNS[lint] as Pattern;
  const gathered = new Map<string, Gathered>();
  const add = (hit: Hit, law: LintLaw | undefined): void => {
    const key = `${hit.rule ?? ''} ${hit.pointer ?? ''}`;
    const before = gathered.get(key);
    // What the law names precisely is told rather than the pattern in general.
    const told = before === undefined || (law !== undefined && before.laws.length === 0) ? hit : before.hit;
    gathered.set(key, {
      hit: { ...told, ...statedBy(hit, before?.hit) },
      laws: [...(before?.laws ?? []), ...(law === undefined ? [] : [law])],
    });
  };
  for (const hit of pattern.find(scene)) add(hit, undefined);
  for (const law of laws) if (law.lint === lint) for (const hit of pattern.find(scene, law)) add(hit, law);
  return [...gathered.values()].map(({ hit, laws: barring }) => findingOf(scene, lint, hit, barring));
}

const statedBy = (...hits: readonly (Hit | undefined)[]): Pick<Hit, 'statedBy'> => {
  const id = hits.map((hit) => hit?.statedBy).find((one) => one !== undefined);
  return id === undefined ? {} : { statedBy: id };
};

function findingOf(
  scene: Scene,
  lint: Lint,
  { evidence, message, ourReading, pointer, rule, statedBy: by }: Hit,
  laws: readonly LintLaw[],
): Finding {
  const own = scene.rules.find((one) => one.rule.id === by)?.rule;
  const barred = ourReading !== true && (laws.some(isRead) || (own !== undefined && isRead(own)));
  return {
    lint,
    severity: barred ? 'error' : 'warning',
    ...(rule === undefined ? {} : { rule }),
    place: placeOf(scene, rule, pointer),
    message,
    ...(evidence === undefined ? {} : { evidence }),
    laws: laws.map((law) => barringOf(scene, law)),
  };
}

function placeOf({ payer, ruleset }: Scene, rule: string | undefined, pointer = ''): Finding['place'] {
  const place = rule === undefined ? undefined : ruleset.placeOf(rule);
  return place ?? { file: `payers/${payer.payer}/${ruleset.document.version}/ruleset.json`, pointer };
}

/** Rules that could not be judged: a fact nobody has classified, or too many ways to go through. */
function unread(scene: Scene): readonly Finding[] {
  return scene.adverse.flatMap((by): readonly Finding[] => {
    const { rule } = by;
    const unknown = [...new Set(leavesOf(rule.when).map(({ fact }) => fact))].filter(
      (fact) => !Object.hasOwn(scene.themes.facts, fact),
    );
    const messages = [
      ...unknown.map((fact) => `reads \`${fact}\`, which rulesets/themes.json does not classify`),
      ...(scene.tooLarge.has(by) ? ['has a condition with too many sides to go through: split the rule'] : []),
    ];
    return messages.map((message) => ({
      lint: 'unread',
      severity: 'warning',
      rule: rule.id,
      place: placeOf(scene, rule.id),
      message,
      laws: [],
    }));
  });
}

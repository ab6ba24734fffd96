import { oncePer } from '../domain/once.js';
import type { CriteriaDocument } from '../clinical/documents.js';
import { ratingsOf } from '../clinical/join.js';
import type { ClinicalResult } from '../clinical/result.js';
import type { Findings } from '../conditions/program.js';
import { createFindings, evaluate } from '../conditions/program.js';
import type { ClinicalFindingView, Level, PayerFindingView } from '../domain/determination.js';
import { RECOVERY_RESIDENCE } from '../domain/level.js';
import { MET, NOT_MET } from '../domain/truth.js';
import type { Writable } from '../domain/writable.js';
import type { FactValues } from '../facts/catalogue.js';
import { isDerived } from '../facts/catalogue.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { speaksAt } from '../payer/rule-table.js';
import type { Drawn, Matter } from '../resolution/picture.js';
import type { Resolution } from '../resolution/situation.js';
import { distinct } from './distinct.js';
import { lasting } from './known-text.js';
import { say } from './messages.js';
import { codeLabel, either, levelLabel, list } from './words.js';

/** A clinical answer as a level by axis, where it is one. */
export function asLevel(result: ClinicalResult): Level {
  const { treatment, withdrawal, otp, recoveryResidence } = result;
  const level: Writable<Level> = {};
  if (treatment.kind === 'level') level.treatment = treatment.code;
  if (withdrawal !== undefined && withdrawal !== 'none') level.withdrawal = withdrawal;
  if (otp === true) level.otp = true;
  if (recoveryResidence === true) level.recoveryResidence = true;
  return level;
}

/** What the clinical criteria say, whatever the payer's rules make of it. */
export function clinicalFinding(
  matter: Matter,
  stated: FactValues,
  drawn: Drawn,
  resolution: Resolution,
): ClinicalFindingView {
  if (resolution.exempt)
    return { method: 'not-evaluated', finding: 'not-evaluated', flags: [], statement: say('finding.not-evaluated') };
  const { method } = matter.finder;
  const { finding, indicated, possible, statement } = found(matter, stated, drawn, resolution);
  const view: Writable<ClinicalFindingView> = { method: method.kind };
  if (method.kind === 'best-fit' || method.kind === 'join') view.criteria = namedSet(method.set.document);
  view.flags = flagsOf(matter, drawn);
  const beside = ratingsBeside(matter, stated);
  if (beside !== undefined) view.ratingsIndicate = beside;
  view.finding = finding;
  if (indicated !== undefined) view.indicated = indicated;
  if (possible !== undefined) view.possible = possible;
  view.statement = statement;
  return view as ClinicalFindingView;
}

type NamedSet = NonNullable<ClinicalFindingView['criteria']>;

const namedSet = oncePer(({ id, version, edition, title }: CriteriaDocument): NamedSet =>
  lasting({ id, version, edition, title }),
);

type View = Pick<ClinicalFindingView, 'finding' | 'indicated' | 'possible' | 'statement'>;

function found(matter: Matter, stated: FactValues, drawn: Drawn, resolution: Resolution): View {
  if (drawn.disagreement !== undefined) {
    const possible = [{ treatment: drawn.disagreement.stated }, { treatment: drawn.disagreement.computed }];
    return {
      finding: 'possible',
      possible,
      statement: say('finding.disagreement', {
        stated: codeLabel(drawn.disagreement.stated),
        computed: codeLabel(drawn.disagreement.computed),
      }),
    };
  }
  if (drawn.hold === 'edition-mismatch')
    return { finding: 'edition-mismatch', statement: say('finding.edition-mismatch') };
  if (drawn.hold === 'inconsistent-facts') {
    const facts = new Set(drawn.contradictions.flatMap((contradiction) => contradiction.facts));
    const words = [...facts].flatMap((name) => factWords(matter, stated, name));
    // Each fact fits the next, and no answer to what is unknown fits them all: then no two can be named.
    const statement =
      words.length === 0
        ? say('finding.inconsistent-unnamed')
        : say('finding.inconsistent', { facts: words.join('; ') });
    return { finding: 'inconsistent', statement };
  }
  if (matter.populationUnknown) return { finding: 'possible', statement: say('finding.population') };
  if (resolution.reason === 'criteria-do-not-apply')
    return { finding: 'criteria-do-not-apply', statement: say('finding.criteria-do-not-apply') };
  return drawn.results.length === 1 ? sole(matter, drawn.results) : open(matter, drawn.results);
}

function sole(matter: Matter, [only]: readonly ClinicalResult[]): View {
  const { treatment, withdrawal } = only as ClinicalResult;
  const indicated = asLevel(only as ClinicalResult);
  const level = levelLabel(indicated);
  switch (matter.finder.method.kind) {
    case 'stated':
      return {
        finding: 'level',
        indicated,
        statement: say('finding.stated', { level, tool: matter.finder.method.tool.toUpperCase() }),
      };
    case 'certification':
      return { finding: 'level', indicated, statement: say('finding.certified', { level }) };
    default:
  }
  if (treatment.kind === 'level') return { finding: 'level', indicated, statement: say('finding.level', { level }) };
  if (treatment.kind === 'none-indicated')
    return { finding: 'none-indicated', statement: say('finding.none-indicated') };
  // Only withdrawal management was asked about, and that much is clear.
  const { level: asked } = matter.asked;
  if (
    asked.treatment === undefined &&
    asked.withdrawal !== undefined &&
    withdrawal !== undefined &&
    withdrawal !== 'none'
  )
    return { finding: 'level', indicated, statement: say('finding.withdrawal', { level: withdrawal }) };
  const statement = say('finding.no-level');
  return level === '' ? { finding: 'no-level', statement } : { finding: 'no-level', indicated, statement };
}

function open(matter: Matter, results: readonly ClinicalResult[]): View {
  const { kind } = matter.finder.method;
  if (kind === 'stated' || kind === 'certification') return { finding: 'possible', statement: say('finding.unstated') };
  return { finding: 'possible', possible: results.map(asLevel), statement: possibleWords(matter, results) };
}

/** Axis by axis, least intensive first. */
function possibleWords({ finder: { scale } }: Matter, results: readonly ClinicalResult[]): string {
  const treatments = new Set(
    results.map(({ treatment }) => (treatment.kind === 'level' ? treatment.code : treatment.kind)),
  );
  const withdrawals = new Set(results.map(({ withdrawal }) => withdrawal ?? 'none'));
  const levels = [
    ...(treatments.has('none-indicated') ? [say('level.none')] : []),
    ...scale.treatment.filter((code) => treatments.has(code)).map(codeLabel),
  ];
  const only = levels.length === 1 ? 'finding.level' : 'finding.possible';
  const key = treatments.has('no-level') ? 'finding.possible-none' : only;
  return [
    ...(levels.length === 0
      ? [say('finding.no-level')]
      : [say(key, { level: levels[0] ?? '', levels: either(levels) })]),
    ...(withdrawals.size === 1
      ? []
      : [
          say(withdrawals.has('none') ? 'finding.withdrawal-perhaps' : 'finding.withdrawal-open', {
            levels: either(scale.withdrawal.filter((code) => withdrawals.has(code))),
          }),
        ]),
  ].join(' ');
}

const valueWords = (value: unknown): string => (typeof value === 'boolean' ? say(value ? 'yes' : 'no') : String(value));

/** A stated fact by its meaning, with its value: `Third-edition risk rating of Dimension 1 … (1)`. */
function factWords({ catalogue }: Matter, stated: FactValues, name: string): readonly string[] {
  const index = catalogue.indexOf.get(name);
  const fact = index === undefined ? undefined : catalogue.facts[index];
  if (index === undefined || fact === undefined || isDerived(fact) || stated[index] === undefined) return [];
  return [`${fact.meaning.split(/[:;.]/)[0] ?? name} (${valueWords(stated[index])})`];
}

/** Ratings given where another authority decides are shown, not decisive (ruling P10). */
function ratingsBeside({ finder, comparison }: Matter, stated: FactValues): Level | undefined {
  if (finder.method.kind !== 'certification' || comparison === undefined) return undefined;
  const rated = comparison.variables.some(
    ({ fact, domain }) => domain.length === RATING_STEPS && stated[fact] !== undefined,
  );
  if (!rated) return undefined;
  const { results } = comparison.place(stated, {
    axes: { withdrawal: false, otp: false, recoveryResidence: false },
    effort: 'glance',
  });
  const [only] = results;
  return results.length === 1 && only?.treatment.kind === 'level' ? asLevel(only) : undefined;
}

/** Third-edition ratings run from 0 to 4. */
const RATING_STEPS = 5;

/** Flags of the criteria: raised by known facts only. */
function flagsOf(matter: Matter, drawn: Drawn): readonly string[] {
  const { method } = matter.finder;
  const flags = new Set<string>();
  const placed: string[] = [];
  for (const { treatment } of drawn.results) if (treatment.kind === 'level') placed.push(treatment.code);
  if (method.kind === 'best-fit') {
    const { flagProgram } = method.set;
    const concerned = [matter.asked.level.treatment, ...placed];
    let findings: Findings | undefined;
    for (const [index, { code, levels }] of method.set.flags.entries()) {
      if (!levels.some((level) => concerned.includes(level))) continue;
      findings ??= evaluate(flagProgram, drawn.values, roomFor(flagProgram));
      if (findings.conditions[index] === MET) flags.add(code);
    }
    if (drawn.results.length === 1 && WITHDRAWAL_FIRST.has(drawn.results[0]?.withdrawal ?? ''))
      flags.add('withdrawal-management-first');
  }
  if (method.kind === 'join') {
    const ratings = ratingsOf(method.set, drawn.values).flatMap(({ rating }) => (rating === undefined ? [] : [rating]));
    for (const { flag } of ratings) if (flag !== undefined) flags.add(flag);
    const residence = ratings.some(({ minimum }) => minimum === RECOVERY_RESIDENCE);
    const outpatient = placed.length > 0 && placed.every((code) => method.set.settings.get(code) === 'outpatient');
    if (residence && outpatient && !drawn.question.axes.recoveryResidence) flags.add('recovery-residence-indicated');
    const continues = matter.catalogue.indexOf.get('assessment.asam4.moudContinue');
    if (continues !== undefined && drawn.values[continues] === true) flags.add('medication-continues');
  }
  return [...flags];
}

/** Findings that are looked at at once and not kept. */
const roomFor = oncePer(createFindings);

/** From here up withdrawal management comes first, then reassessment (ruling R6). */
export const WITHDRAWAL_FIRST: ReadonlySet<string> = new Set(['3.2-WM', '3.7-WM', '4-WM']);

/** What the payer's rules say at the level asked for, whatever the criteria make of it. */
export function payerFinding(matter: Matter, drawn: Drawn, resolution: Resolution): PayerFindingView {
  const silent = ({ rule, polarity }: CompiledRule): boolean =>
    resolution.overridden.includes(rule.id) ||
    (resolution.exempt && polarity === 'adverse' && rule.basis !== 'coverage');
  const met: CompiledRule[] = [];
  const open: CompiledRule[] = [];
  for (const { compiled, truth } of drawn.rules) {
    if (truth === NOT_MET || !speaksAt(compiled, matter.asked.level, matter.reviewType) || silent(compiled)) continue;
    if (truth === MET) met.push(compiled);
    else if (compiled.polarity !== 'neutral') open.push(compiled);
  }
  const against = met.filter(({ polarity }) => polarity === 'adverse');
  // A limit that takes nothing from what was asked stands against nothing.
  const biting = against.filter(({ rule }) => rule.then.effect !== 'limit' || resolution.deciding.includes(rule.id));
  const ids = (rules: readonly CompiledRule[]): readonly string[] => rules.map(({ rule }) => rule.id);
  const named = (rules: readonly CompiledRule[]): { readonly rules: string } => ({
    rules: list(rules.map(({ rule }) => `“${rule.title}”`)),
  });
  const asks = biting.filter(({ rule }) => rule.then.effect === 'pend');
  const objects = biting.filter(({ rule }) => rule.then.effect !== 'pend');
  // A prohibition protects where it kept a rule out.
  const protects = met.filter(
    ({ polarity, rule }) =>
      polarity === 'protective' && (rule.then.effect !== 'prohibit' || resolution.deciding.includes(rule.id)),
  );
  const pick = (): Pick<PayerFindingView, 'finding' | 'statement'> => {
    if (objects.length > 0) return { finding: 'objects', statement: say('payer.objects', named(objects)) };
    if (resolution.coverageAt.length > 0)
      return {
        finding: 'objects',
        statement: say('payer.not-covered', { levels: list(resolution.coverageAt.map(codeLabel)) }),
      };
    if (asks.length > 0) return { finding: 'asks', statement: say('payer.asks', named(asks)) };
    if (protects.length > 0) return { finding: 'protects', statement: say('payer.protects', named(protects)) };
    if (open.length > 0) return { finding: 'undetermined', statement: say('payer.undetermined', named(open)) };
    return { finding: 'no-objection', statement: say('payer.no-objection') };
  };
  const { finding, statement } = pick();
  const rulesOverridden = distinct(resolution.overridden);
  return { finding, statement, rulesMet: ids(met), rulesUndetermined: ids(open), rulesOverridden };
}

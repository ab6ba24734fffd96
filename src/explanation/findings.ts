import type { ClinicalResult } from '../clinical/result.js';
import { evaluate, createFindings } from '../conditions/program.js';
import type { ClinicalFindingView, Level, PayerFindingView } from '../domain/determination.js';
import { levelText } from '../domain/level.js';
import { MET, UNDETERMINED } from '../domain/truth.js';
import { ratingsOf } from '../clinical/join.js';
import { speaksAt } from '../payer/rule-table.js';
import type { Drawn, Matter } from '../resolution/picture.js';
import type { Resolution } from '../resolution/situation.js';
import { say } from './messages.js';
import { list } from './words.js';

/** A clinical answer as a level by axis, where it is one. */
export function asLevel(result: ClinicalResult): Level {
  return {
    ...(result.treatment.kind === 'level' ? { treatment: result.treatment.code } : {}),
    ...(result.withdrawal === undefined || result.withdrawal === 'none' ? {} : { withdrawal: result.withdrawal }),
    ...(result.otp === true ? { otp: true } : {}),
    ...(result.recoveryResidence === true ? { recoveryResidence: true } : {}),
  };
}

/** What the clinical criteria say, whatever the payer's rules make of it. */
export function clinicalFinding(matter: Matter, drawn: Drawn, resolution: Resolution): ClinicalFindingView {
  const { method } = matter.finder;
  const criteria =
    method.kind === 'best-fit' || method.kind === 'join'
      ? {
          id: method.set.document.id,
          version: method.set.document.version,
          edition: method.set.document.edition,
          title: method.set.document.title,
        }
      : undefined;
  const head = { method: method.kind, ...(criteria === undefined ? {} : { criteria }), flags: flagsOf(matter, drawn) };
  if (resolution.exempt)
    return { ...head, method: 'not-evaluated', finding: 'not-evaluated', statement: say('finding.not-evaluated') };
  if (drawn.disagreement !== undefined)
    return {
      ...head,
      finding: 'possible',
      possible: [{ treatment: drawn.disagreement.stated }, { treatment: drawn.disagreement.computed }],
      statement: say('finding.disagreement', drawn.disagreement),
    };
  if (drawn.hold === 'edition-mismatch')
    return { ...head, finding: 'edition-mismatch', statement: say('finding.edition-mismatch') };
  if (drawn.hold === 'inconsistent-facts')
    return {
      ...head,
      finding: 'inconsistent',
      statement: say('finding.inconsistent', { facts: list(drawn.contradictions.map(({ fact }) => fact)) }),
    };
  if (matter.populationUnknown) return { ...head, finding: 'possible', statement: say('finding.population') };
  return { ...head, ...view(matter, drawn.results) };
}

function view(
  matter: Matter,
  results: readonly ClinicalResult[],
): Pick<ClinicalFindingView, 'finding' | 'indicated' | 'possible' | 'statement'> {
  const { kind } = matter.finder.method;
  const [only] = results;
  const said = kind === 'stated' || kind === 'certification';
  if (results.length === 1 && only !== undefined) {
    const indicated = asLevel(only);
    if (said)
      return {
        finding: 'level',
        indicated,
        statement: say(kind === 'stated' ? 'finding.stated' : 'finding.certified', { level: levelText(indicated) }),
      };
    if (only.treatment.kind === 'none-indicated')
      return { finding: 'none-indicated', statement: say('finding.none-indicated') };
    if (only.treatment.kind === 'no-level')
      return {
        finding: 'no-level',
        ...(levelText(indicated) === '' ? {} : { indicated }),
        statement: say('finding.no-level'),
      };
    return { finding: 'level', indicated, statement: say('finding.level', { level: levelText(indicated) }) };
  }
  if (said) return { finding: 'possible', statement: say('finding.unstated') };
  const words = results.map((result) =>
    result.treatment.kind === 'level'
      ? levelText(asLevel(result))
      : result.treatment.kind === 'no-level'
        ? 'no level computable'
        : 'no treatment',
  );
  return {
    finding: 'possible',
    possible: results.map(asLevel),
    statement: say('finding.possible', { levels: list([...new Set(words)]) }),
  };
}

/** Flags of the criteria: raised by stated facts only. */
function flagsOf(matter: Matter, drawn: Drawn): readonly string[] {
  const { method } = matter.finder;
  const flags = new Set<string>();
  if (method.kind === 'best-fit') {
    const conditions = method.set.flags;
    const findings = evaluate(method.set.flagProgram, drawn.values, createFindings(method.set.flagProgram));
    conditions.forEach(({ code, levels }, index) => {
      const concerned = levels.some(
        (level) =>
          level === matter.asked.level.treatment ||
          drawn.results.some((result) => result.treatment.kind === 'level' && result.treatment.code === level),
      );
      if (concerned && findings.conditions[index] === MET) flags.add(code);
    });
    if (drawn.results.length === 1 && WITHDRAWAL_FIRST.has(drawn.results[0]?.withdrawal ?? ''))
      flags.add('withdrawal-management-first');
  }
  if (method.kind === 'join') {
    for (const { rating } of ratingsOf(method.set, drawn.values))
      if (rating?.flag !== undefined) flags.add(rating.flag);
    const continues = matter.catalogue.indexOf.get('assessment.asam4.moudContinue');
    if (continues !== undefined && drawn.values[continues] === true) flags.add('medication-continues');
  }
  return [...flags];
}

/** From here up withdrawal management comes first, then reassessment (ruling R6). */
const WITHDRAWAL_FIRST: ReadonlySet<string> = new Set(['3.2-WM', '3.7-WM', '4-WM']);

/** What the payer's rules say at the level asked for, whatever the criteria make of it. */
export function payerFinding(matter: Matter, drawn: Drawn, resolution: Resolution): PayerFindingView {
  const speaking = drawn.rules.filter(({ compiled }) => speaksAt(compiled, matter.asked.level, matter.reviewType));
  const met = speaking.filter(({ truth }) => truth === MET).map(({ compiled }) => compiled);
  const open = speaking
    .filter(({ truth, compiled }) => truth === UNDETERMINED && compiled.polarity !== 'neutral')
    .map(({ compiled }) => compiled);
  const overridden = new Set(resolution.overridden);
  const ids = (rules: readonly (typeof met)[number][]): readonly string[] => rules.map(({ rule }) => rule.id);
  const against = met.filter(({ rule, polarity }) => polarity === 'adverse' && !overridden.has(rule.id));
  const asks = against.filter(({ rule }) => rule.then.effect === 'pend');
  const objects = against.filter(({ rule }) => rule.then.effect !== 'pend');
  const protects = met.filter(({ polarity }) => polarity === 'protective');
  const pick = (): Pick<PayerFindingView, 'finding' | 'statement'> => {
    if (objects.length > 0)
      return { finding: 'objects', statement: say('payer.objects', { rules: list(ids(objects)) }) };
    if (asks.length > 0) return { finding: 'asks', statement: say('payer.asks', { rules: list(ids(asks)) }) };
    if (protects.length > 0)
      return { finding: 'protects', statement: say('payer.protects', { rules: list(ids(protects)) }) };
    if (open.length > 0)
      return { finding: 'undetermined', statement: say('payer.undetermined', { rules: list(ids(open)) }) };
    return { finding: 'no-objection', statement: say('payer.no-objection') };
  };
  return { ...pick(), rulesMet: ids(met), rulesUndetermined: ids(open), rulesOverridden: [...overridden] };
}

import type { CitedCriterion, Determination } from '../../domain/determination.js';
import { levelText } from '../../domain/level.js';
import { canonical } from '../../domain/canonical.js';
import type { Answered, Aspect, Difference, PayerAnswer, Refused } from './comparison.js';

/** The decision and, where less than was asked is given, what is given. */
export function outcomeOf({ determination: { authorized, decision } }: Answered): string {
  return decision === 'downgrade' ? `downgrade ${canonical(authorized ?? null)}` : decision;
}

/** A payer of which no version is known for the days of the case pends, and answers nothing. */
export const isEvaluated = ({ determination: { reason } }: Answered): boolean => reason !== 'no-version-known';

/** Why the answers differ: what each payer has that another has not, told from what the determinations cite. */
export function differencesIn(answers: readonly PayerAnswer[]): readonly Difference[] {
  const answered = answers.filter((answer) => 'determination' in answer);
  const evaluated = answered.filter(isEvaluated);
  return [
    ...byFinding(evaluated),
    ...evaluated.flatMap((answer) => own(answer, evaluated)),
    ...byInformation(evaluated),
    ...answered.flatMap((answer) => (evaluated.includes(answer) ? [] : [withoutVersion(answer)])),
    ...refusals(answers.filter((answer) => 'refusal' in answer)),
  ];
}

/** Another level is indicated, or the same by other criteria. */
function byFinding(answers: readonly Answered[]): readonly Difference[] {
  const found = groups(answers, findingOf);
  if (found.length > 1)
    return [
      difference(
        'indicated',
        answers,
        `The clinical findings differ. ${together(groups(answers, findingAndCriteria))}.`,
      ),
    ];
  const criteria = groups(answers, criteriaOf);
  if (criteria.length < 2) return [];
  return [difference('criteria', answers, `The same is indicated by different criteria. ${together(criteria)}.`)];
}

/** What decides at one payer and not at every other. */
function own(answer: Answered, all: readonly Answered[]): readonly Difference[] {
  const others = all.filter((other) => other !== answer && outcomeOf(other) !== outcomeOf(answer));
  if (others.length === 0) return [];
  const { criteria, findings } = answer.determination;
  const deciding = criteria.filter((one) => one.deciding && one.kind !== 'clinical');
  const overridden = criteria.filter(({ id }) => findings.payer.rulesOverridden.includes(id));
  const elsewhere = `not so at ${others.length === all.length - 1 ? theOthers(others) : names(others)}`;
  return [
    ...deciding.flatMap((one) => decides(answer, one, elsewhere)),
    ...(overridden.length === 0 || exempt(deciding)
      ? []
      : [
          difference(
            'override',
            [answer],
            `${answer.name} has ${overridden.map(({ title }) => `“${title}”`).join(' and ')} as well, but a protective rule sets it aside.`,
            overridden,
          ),
        ]),
  ];
}

const exempt = (deciding: readonly CitedCriterion[]): boolean => deciding.some(({ effect }) => effect === 'exempt');

function decides(answer: Answered, criterion: CitedCriterion, elsewhere: string): readonly Difference[] {
  const { effect = '', kind, level, title } = criterion;
  const cited = `“${title}” (${sourceOf(criterion)})`;
  const told = (aspect: Aspect, what: string): readonly Difference[] => [
    difference(aspect, [answer], `${answer.name} ${what}; ${elsewhere}.`, [criterion]),
  ];
  if (kind === 'coverage')
    return told('coverage', `decides by coverage${level === undefined ? '' : ` of level ${level}`}: ${cited}`);
  switch (effect) {
    case 'exempt':
      return told('exemption', `may not review medical necessity here, by ${cited}`);
    case 'prohibit':
    case 'guarantee':
      return told('override', `must observe ${cited}`);
    default:
      return told('rule', `${EFFECTS[effect] ?? 'decides'} by ${cited}`);
  }
}

const EFFECTS: Readonly<Record<string, string>> = {
  deny: 'denies',
  pend: 'asks first',
  downgrade: 'lowers the level',
  limit: 'limits the amount',
};

function sourceOf({ basis, source: { section, title } }: CitedCriterion): string {
  return `${basis}; ${title}${section === undefined ? '' : `, ${section}`}`;
}

/** Some wait for facts that others do not need. */
function byInformation(answers: readonly Answered[]): readonly Difference[] {
  const waiting = answers.filter(({ determination: { missing } }) => missing.length > 0);
  if (answers.length < 2) return [];
  if (waiting.length === answers.length && groups(answers, missingOf).length < 2) return [];
  return waiting.map((answer) => difference('information', [answer], `${answer.name} waits for ${missingOf(answer)}.`));
}

const withoutVersion = (answer: Answered): Difference =>
  difference('refused', [answer], `${answer.name} gives no answer: no version of its rules is known for these days.`);

/** Payers whose rulesets bind other plans are told together: the answer of each says whom it binds. */
function refusals(refused: readonly Refused[]): readonly Difference[] {
  const elsewhere = refused.filter(bindsOthers);
  if (elsewhere.length < 2) return refused.map(refusal);
  const statement = `${elsewhere.length} payers give no answer: their rulesets do not bind the plan described.`;
  return [
    ...refused.filter((one) => !bindsOthers(one)).map(refusal),
    { aspect: 'refused', statement, payers: elsewhere.map(({ payer }) => payer), rules: [] },
  ];
}

const bindsOthers = ({ refusal }: Refused): boolean => refusal.every(({ code }) => code === 'ruleset-does-not-bind');

function refusal({ name, payer, refusal: faults }: Refused): Difference {
  const statement = `${name} gives no answer: ${faults.map((fault) => fault.statement.replace(/\.$/, '')).join('; ')}.`;
  return { aspect: 'refused', statement, payers: [payer], rules: [] };
}

const difference = (
  aspect: Aspect,
  answers: readonly Answered[],
  statement: string,
  criteria: readonly CitedCriterion[] = [],
): Difference => ({
  aspect,
  statement,
  payers: answers.map(({ payer }) => payer),
  rules: criteria.filter(({ kind }) => kind !== 'coverage').map(({ id }) => id),
});

/** As many facts as are worth reading; the determination lists all. */
const FACTS_NAMED = 5;

function missingOf({ determination: { missing } }: Answered): string {
  const named = missing.slice(0, FACTS_NAMED).map(({ fact }) => fact);
  const more = missing.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function findingOf({ determination: { findings } }: Answered): string {
  const { finding, indicated, possible = [] } = findings.clinical;
  if (indicated !== undefined) return `Level ${levelText(indicated)}`;
  if (possible.length > 0) return `one of ${possible.map((level) => levelText(level) || 'no level').join(', ')}`;
  return FINDINGS[finding] ?? finding.replaceAll('-', ' ');
}

const FINDINGS: Readonly<Partial<Record<Determination['findings']['clinical']['finding'], string>>> = {
  possible: 'nothing yet',
  'none-indicated': 'no treatment',
  'no-level': 'no level that can be computed',
  inconsistent: 'nothing, because stated facts contradict each other',
  'edition-mismatch': 'nothing, because the case is told in another edition',
  'not-evaluated': 'nothing, because the level was not evaluated',
};

function criteriaOf({ determination: { findings } }: Answered): string {
  const { criteria, method } = findings.clinical;
  if (method === 'certification') return 'a physician’s certification';
  if (method === 'stated') return 'a tool’s stated level';
  return criteria?.title ?? 'no criteria';
}

const findingAndCriteria = (answer: Answered): string => `${findingOf(answer)} (by ${criteriaOf(answer)})`;

interface Group {
  readonly key: string;
  readonly answers: readonly Answered[];
}

function groups(answers: readonly Answered[], keyOf: (answer: Answered) => string): readonly Group[] {
  const keys = [...new Set(answers.map(keyOf))];
  return keys.map((key) => ({ key, answers: answers.filter((answer) => keyOf(answer) === key) }));
}

/** `A and B: Level 2.1; C: Level 2.5`. */
const together = (all: readonly Group[]): string =>
  all.map(({ answers, key }) => `${names(answers)}: ${key}`).join('; ');

function names(answers: readonly Answered[]): string {
  const all = answers.map(({ name }) => name);
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1] ?? ''}`;
}

const theOthers = (answers: readonly Answered[]): string => (answers.length < 2 ? names(answers) : 'the others');

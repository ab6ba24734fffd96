import { boundaries } from '../conditions/boundaries.js';
import type { Condition } from '../conditions/condition.js';
import { compile, createFindings, evaluateOne } from '../conditions/program.js';
import type { Determination } from '../domain/determination.js';
import type { TruthWord } from '../domain/truth.js';
import { truthWord } from '../domain/truth.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { RequestBody } from '../facts/read.js';
import type { Library, Ruleset } from '../library.js';
import { review } from '../review.js';
import type { CaseDocument, Rule, RuleCase } from '../rulesets/documents.js';
import { patchFrom } from '../rulesets/merge-patch.js';
import { baseRequest } from './base-request.js';
import type { AnsweredCase } from './cases.js';
import type { Gap } from './coverage.js';
import { keyOf, shownBy } from './coverage.js';
import { requestWith } from './request-of.js';

/** A case that would close gaps of coverage. Its answer is the one given now: nobody has held it against the source. */
export interface Proposal {
  readonly gaps: readonly Gap[];
  /** The case document it changes the base of; absent where it begins from a plain request, which is its `base`. */
  readonly document?: number;
  readonly base: RequestBody;
  readonly body: RequestBody;
  readonly one: RuleCase;
}

export interface Proposed {
  readonly proposals: readonly Proposal[];
  /** Gaps for which no request was found, though none is proved impossible. */
  readonly open: readonly Gap[];
}

/** A case for each gap, the smallest change found to a request on which the rule speaks; one may close several. */
export function proposeCases(
  library: Library,
  ruleset: Ruleset,
  gaps: readonly Gap[],
  answered: readonly AnsweredCase[],
): Proposed {
  const proposals: Proposal[] = [];
  const open: Gap[] = [];
  const closed = new Set<string>();
  for (const gap of gaps) {
    if (closed.has(keyOf(gap))) continue;
    const found = closing(library, ruleset, gap, answered);
    if (found === undefined) {
      open.push(gap);
      continue;
    }
    const shown = new Set(shownBy(found.answer, ruleset));
    const closes = gaps.filter((one) => shown.has(keyOf(one)) && !closed.has(keyOf(one)));
    for (const one of closes) closed.add(keyOf(one));
    proposals.push(proposalOf(found, gap, closes));
  }
  return { proposals, open };
}

/** A request on which a rule speaks, with the case document it comes from. */
interface Start {
  readonly document?: number;
  readonly base: RequestBody;
  readonly body: RequestBody;
}

interface Found extends Start {
  readonly change: unknown;
  readonly answer: Determination;
}

/** Requests begun from for one gap, and changes of each that are reviewed, before it is left open. */
const MOST_STARTS = 12;
const MOST_CHANGES = 12;

function closing(library: Library, ruleset: Ruleset, gap: Gap, answered: readonly AnsweredCase[]): Found | undefined {
  const found = startsFor(library, ruleset, gap.rule, answered).flatMap((start): readonly Found[] => {
    for (const wanted of changesFor(library, start.body, gap.rule, gap.condition, gap.result)) {
      const body = requestWith(library.gatherer, start.body, wanted);
      if (body === undefined) continue;
      const outcome = review(body, library, 'full');
      if (!outcome.ok || !shownBy(outcome.value, ruleset).includes(keyOf(gap))) continue;
      return [{ ...start, body, change: patchFrom(start.base, body), answer: outcome.value }];
    }
    return [];
  });
  const size = ({ change }: Found): number => JSON.stringify(change ?? {}).length;
  return found.reduce<Found | undefined>(
    (least, one) => (least === undefined || size(one) < size(least) ? one : least),
    undefined,
  );
}

/** Cases about the rule and the bases they change, else cases in which it spoke, else a plain request at one of its levels. */
function startsFor(
  library: Library,
  ruleset: Ruleset,
  rule: Rule,
  answered: readonly AnsweredCase[],
): readonly Start[] {
  const baseOf = (document: number): RequestBody => ruleset.cases[document]?.base as RequestBody;
  const startOf = ({ document, body }: AnsweredCase): Start => ({
    document,
    base: baseOf(document),
    body: body as RequestBody,
  });
  const about = answered.filter(({ one }) => Object.hasOwn(one.expect.cites, rule.id));
  const bases = [...new Set(about.map(({ document }) => document))].map((document): Start => ({
    document,
    base: baseOf(document),
    body: baseOf(document),
  }));
  const spoke = answered.filter(({ outcome }) => outcome.ok && outcome.value.criteria.some(({ id }) => id === rule.id));
  const starts = about.length > 0 ? [...bases, ...about.map(startOf)] : spoke.map(startOf);
  const size = ({ base, body }: Start): number => JSON.stringify(patchFrom(base, body) ?? {}).length;
  const shortest = [...starts].sort((a, b) => size(a) - size(b)).slice(0, MOST_STARTS);
  return shortest.length > 0 ? shortest : plainStart(library, ruleset, rule);
}

function plainStart(library: Library, ruleset: Ruleset, rule: Rule): readonly Start[] {
  const levels = rule.appliesTo?.levels ?? Object.keys(ruleset.document.coverage);
  const [reviewType = 'prior-authorization'] = rule.appliesTo?.reviewTypes ?? [];
  for (const level of levels)
    for (const population of ['adult', 'adolescent'] as const) {
      const body = baseRequest(library, ruleset, { level, reviewType, population });
      if (body !== undefined) return [{ base: body, body }];
    }
  return [];
}

/** Values of the facts that a condition reads which bring about the result, those that change fewest facts first. */
function changesFor(
  { catalogue, gatherer }: Library,
  body: RequestBody,
  rule: Rule,
  condition: Condition,
  result: TruthWord,
): readonly ReadonlyMap<string, Scalar | undefined>[] {
  const program = compile([condition], catalogue);
  const findings = createFindings(program);
  const values = gatherer.read(body);
  gatherer.derive(body, values);
  const around = boundaries([rule.when], catalogue);
  const facts = [...boundaries([condition], catalogue).keys()].map((name) => {
    const index = factIndex(catalogue, name);
    const others = [...(around.get(name) ?? []), undefined].filter((value) => value !== values[index]);
    return { name, index, others };
  });
  const found: ReadonlyMap<string, Scalar | undefined>[] = [];
  let tries = 0;
  const visit = (
    known: FactValues,
    from: number,
    left: number,
    changed: ReadonlyMap<string, Scalar | undefined>,
  ): void => {
    if (found.length >= MOST_CHANGES || tries > MOST_TRIES) return;
    if (left === 0) {
      tries += 1;
      if (truthWord(evaluateOne(program, 0, known, findings)) === result) found.push(changed);
      return;
    }
    facts.slice(from).forEach(({ name, index, others }, at) => {
      for (const value of others) {
        const tried = known.slice();
        tried[index] = value;
        visit(tried, from + at + 1, left - 1, new Map([...changed, [name, value]]));
      }
    });
  };
  for (let count = 0; count <= Math.min(facts.length, MOST_CHANGED) && found.length < MOST_CHANGES; count += 1)
    visit(values, 0, count, new Map());
  return found;
}

/** Facts changed at once, and ways to change them, before a gap is left open. */
const MOST_CHANGED = 5;
const MOST_TRIES = 20_000;

function proposalOf({ document, base, body, change, answer }: Found, gap: Gap, gaps: readonly Gap[]): Proposal {
  const { id } = gap.rule;
  const cited = answer.criteria.find((one) => one.id === id)?.result as
    'met' | 'not-met' | 'undetermined' | 'overridden';
  const missing = answer.missing.map(({ fact }) => fact);
  return {
    gaps,
    ...(document === undefined ? {} : { document }),
    base,
    body,
    one: {
      name: nameOf(gap),
      ...(change === undefined ? {} : { change: change as Readonly<Record<string, unknown>> }),
      expect: {
        decision: answer.decision,
        reason: answer.reason,
        cites: { [id]: cited },
        ...(missing.length === 0 ? {} : { missing }),
      },
    },
  };
}

const RESULT_WORDS: Readonly<Record<TruthWord, string>> = {
  met: 'met',
  'not-met': 'not met',
  undetermined: 'not known',
};

/** Marked as proposed, so that a case nobody has judged is seen for what it is. */
function nameOf({ rule, condition, pointer, result }: Gap): string {
  const what = 'fact' in condition ? `${condition.fact} ${condition.operator} ${JSON.stringify(condition.value)}` : '';
  const part = pointer === '' ? '' : `${what}, `;
  return `PROPOSED ${rule.id}: ${part}${RESULT_WORDS[result]}`.slice(0, LONGEST_NAME);
}

const LONGEST_NAME = 200;

/** The proposals as a case document of their own, all changes of the first one's base. */
export function casesOf(proposals: readonly Proposal[]): CaseDocument | undefined {
  const [first] = proposals;
  if (first === undefined) return undefined;
  const cases = proposals.map(({ body, one: { name, expect } }): RuleCase => {
    const change = patchFrom(first.base, body) as RuleCase['change'];
    return change === undefined ? { name, expect } : { name, change, expect };
  });
  return { base: first.base, cases };
}

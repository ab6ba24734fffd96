import type { Determination, Reason } from '../domain/determination.js';
import type { ChangeKind, ChangeSet, FactChange, WouldChange } from '../domain/would-change.js';
import { say } from '../explanation/messages.js';
import { valueWords } from '../explanation/value-words.js';
import { levelLabel, list } from '../explanation/words.js';
import type { Fact } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { RequestBody } from '../facts/read.js';
import type { Statement } from '../facts/statement.js';
import { knownOf } from '../facts/statement.js';
import type { Subject } from './candidates.js';
import { candidates } from './candidates.js';
import type { Given } from './given.js';
import { givesMore } from './given.js';
import type { Hit } from './search.js';
import { search } from './search.js';

export interface Evaluation {
  /** What the answer to a body would give where that is wanted, at little cost. */
  readonly glance: (body: RequestBody, wanted: (given: Given) => boolean) => Given | undefined;
  /** The answer of a whole review. */
  readonly review: (body: RequestBody) => Determination | undefined;
}

/**
 * The smallest sets of facts with which the answer would give more than it does: found by answering the changed request,
 * never by wording. Each is true or not; nothing here says to record it.
 */
export function wouldChange(subject: Subject, { glance, review }: Evaluation): WouldChange {
  const { body, determination } = subject;
  const nothing = { sets: [], complete: true, evaluations: 0 } as const;
  if (determination.decision === 'approve') return { statement: say('would-change.given'), ...nothing };
  if (FOR_A_PERSON.has(determination.reason)) return { statement: say('would-change.not-searched'), ...nothing };
  const { complete, evaluations, hits } = search<Determination, Given>(body, candidates(subject), {
    glance: (changed) => glance(changed, (given) => givesMore(given, determination.authorized)),
    confirm: (changed, given) => {
      const answer = review(changed);
      return answer !== undefined && answer.decision === given.decision ? answer : undefined;
    },
    isAll: ({ decision }) => decision === 'approve',
    prefer: (a, b) => rank(subject, a) - rank(subject, b),
  });
  const statement = [
    say(hits.length === 0 ? 'would-change.none' : 'would-change.found'),
    ...(complete ? [] : [say('would-change.limit')]),
  ].join(' ');
  return { statement, sets: hits.map((hit) => shown(subject, hit)), complete, evaluations };
}

/** Dangers, contradictions and rules nobody can name are not argued with. */
const FOR_A_PERSON: ReadonlySet<Reason> = new Set([
  'urgent',
  'inconsistent-facts',
  'edition-mismatch',
  'no-version-known',
  'second-opinion',
]);

/** All that was asked for before part of it; what is to be documented before what would be another condition. */
const rank = (subject: Subject, { answer, statement }: Hit<Determination>): number =>
  (answer.decision === 'approve' ? 0 : 2) + (kindOf(subject, statement) === 'clinical-change' ? 1 : 0);

function shown(subject: Subject, { answer, statement }: Hit<Determination>): ChangeSet {
  const facts = Object.entries(statement).map(([name, value]) => factChange(subject, name, value));
  const { authorized, decision, reason } = answer;
  return {
    kind: kindOf(subject, statement),
    facts,
    gives: { decision, reason, ...(authorized === undefined ? {} : { authorized }) },
    statement: say('would-change.set', {
      facts: list(facts.map((one) => factWords(factOf(subject, one.fact), one))),
      answer:
        decision === 'approve'
          ? say('would-change.approve')
          : say('would-change.downgrade', { given: levelLabel(authorized?.level ?? {}) }),
    }),
  };
}

const factOf = ({ gatherer: { catalogue } }: Subject, name: string): Fact =>
  catalogue.facts[factIndex(catalogue, name)] as Fact;

const kindOf = (subject: Subject, statement: Statement): ChangeKind =>
  Object.keys(statement).some((name) => isClinical(subject, name)) ? 'clinical-change' : 'evidence-to-document';

/** What the record does not say yet is to be documented, whatever it is about. */
const isClinical = ({ body, themes }: Subject, name: string): boolean =>
  knownOf(body, name) !== undefined && themes.facts[name]?.change === 'clinical';

function factChange(subject: Subject, name: string, value: unknown): FactChange {
  const { meaning, question = meaning, unit } = factOf(subject, name);
  const recorded = knownOf(subject.body, name);
  return {
    fact: name,
    kind: isClinical(subject, name) ? 'clinical-change' : 'evidence-to-document',
    question,
    ...(unit === undefined ? {} : { unit }),
    ...(recorded === undefined ? {} : { recorded }),
    shown: value,
  };
}

function factWords({ meaning, unit }: Fact, { recorded, shown: value }: FactChange): string {
  const parameters = { what: meaning.split(/[;.]/)[0] ?? meaning, value: spoken(value, unit) };
  return recorded === undefined
    ? say('would-change.fact', parameters)
    : say('would-change.fact-recorded', { ...parameters, recorded: spoken(recorded, unit) });
}

const spoken = (value: unknown, unit: string | undefined): string =>
  typeof value === 'boolean' ? say(value ? 'yes' : 'no') : valueWords(value, unit);

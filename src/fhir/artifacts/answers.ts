import type { CodeSystemConcept, Coding } from '@medplum/fhirtypes';
import type { Fact } from '../../facts/catalogue.js';
import { codeSystem } from '../canonical.js';

/** The closed list of answers to a question about one fact. Several facts share a list where they share the answers. */
export interface AnswerList {
  readonly name: string;
  readonly title: string;
  readonly concepts: readonly Required<Pick<CodeSystemConcept, 'code' | 'display'>>[];
}

/** What a request states of a fact that nobody knows: an answer of its own, so that leaving it out is never read as "no". */
const NOT_DOCUMENTED = { code: 'unknown', display: 'Not documented' };

/** More numbers than these are typed, not chosen from. */
const MOST_NUMBERS = 20;

export function answersTo(fact: Fact): AnswerList | undefined {
  if (fact.type === 'boolean') {
    const concepts = [{ code: 'true', display: 'Yes' }, { code: 'false', display: 'No' }, NOT_DOCUMENTED];
    return { name: 'answer-yes-no', title: 'Yes, no or not documented', concepts };
  }
  if (fact.values !== undefined) {
    const concepts = Object.entries(fact.values).map(([code, display]) => ({ code, display }));
    return {
      name: `answer.${fact.name}`,
      title: `Answers to ${fact.name}`,
      concepts: [...concepts, NOT_DOCUMENTED],
    };
  }
  const { type, minimum: first, maximum: last } = fact;
  if (type !== 'integer' || first === undefined || last === undefined || last - first > MOST_NUMBERS) return undefined;
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => `${first + index}`);
  const concepts = [...numbers.map((code) => ({ code, display: code })), NOT_DOCUMENTED];
  return { name: `answer-${first}-${last}`, title: `${first} to ${last}, or not documented`, concepts };
}

export const optionsOf = ({ name, concepts }: AnswerList): Coding[] =>
  concepts.map(({ code, display }) => ({ system: codeSystem(name), code, display }));

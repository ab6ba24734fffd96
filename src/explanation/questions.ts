import type { Question } from '../domain/determination.js';
import { oncePer } from '../domain/once.js';
import type { Fact, FactCatalogue } from '../facts/catalogue.js';
import { lasting } from './known-text.js';

const questionsOf = oncePer((_: FactCatalogue) => new Map<string, Question>());

/** What to ask of each fact: the same whoever is asked. */
export function questions(catalogue: FactCatalogue, names: readonly string[]): readonly Question[] {
  if (names.length === 0) return [];
  const known = questionsOf(catalogue);
  const asked: Question[] = [];
  for (const name of names) {
    let question = known.get(name);
    if (question === undefined) {
      const fact = catalogue.facts[catalogue.indexOf.get(name) ?? -1];
      if (fact === undefined) continue;
      known.set(name, (question = lasting(questionOf(fact))));
    }
    asked.push(question);
  }
  return asked;
}

const questionOf = ({ name, meaning, question, unit, values }: Fact): Question => ({
  fact: name,
  question: question ?? meaning,
  ...(unit === undefined ? {} : { unit }),
  ...(values === undefined ? {} : { values: Object.keys(values) }),
});

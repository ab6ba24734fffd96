import { isRecord } from '../../domain/record.js';
import type { Fact, FactCatalogue, Scalar } from '../../facts/catalogue.js';
import { isDerived, isList } from '../../facts/catalogue.js';
import type { ReviewRequest } from '../../request.js';
import { answersTo } from '../artifacts/answers.js';
import { QUESTIONNAIRES, codeSystem } from '../canonical.js';
import { PREVIOUS_VERSION } from '../request/answers.js';
import { DATA_ABSENT } from '../systems.js';
import type { Carried } from './carried.js';

/** The facts of a request that have no element of their own, as answers to questions of their names. */
export function formOf(request: ReviewRequest, carried: Carried, catalogue: FactCatalogue): object {
  const asked = catalogue.facts.filter((fact) => !isDerived(fact) && !carried.facts.has(fact.name));
  const version = request.previous?.rulesetVersion;
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: QUESTIONNAIRES[carried.edition],
    status: 'completed',
    item: [
      ...asked.flatMap((fact) => {
        const answers = answersOf(fact, at(request, fact.name));
        return answers.length === 0 ? [] : [{ linkId: fact.name, answer: answers }];
      }),
      ...(version === undefined ? [] : [{ linkId: PREVIOUS_VERSION, answer: [{ valueString: version }] }]),
    ],
  };
}

function at(body: unknown, name: string): unknown {
  return name.split('.').reduce<unknown>((node, step) => (isRecord(node) ? node[step] : undefined), body);
}

function answersOf(fact: Fact, value: unknown): readonly object[] {
  if (value === undefined) return [];
  if (isList(fact)) return (value as readonly string[]).map((one) => ({ valueString: one }));
  const list = answersTo(fact);
  const choice = list?.concepts.find(({ code }) => code === String(value));
  if (list !== undefined && choice !== undefined)
    return [{ valueCoding: { system: codeSystem(list.name), ...choice } }];
  if (value === 'unknown') return [{ extension: [{ url: DATA_ABSENT, valueCode: 'unknown' }] }];
  return [{ [`value${KINDS[fact.type]}`]: value as Scalar }];
}

const KINDS: Readonly<Record<Fact['type'], string>> = {
  boolean: 'Boolean',
  integer: 'Integer',
  number: 'Decimal',
  code: 'String',
  text: 'String',
  level: 'String',
  date: 'Date',
  instant: 'DateTime',
  'code-list': 'String',
  'level-list': 'String',
};

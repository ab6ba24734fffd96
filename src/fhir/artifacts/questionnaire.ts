import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { type Fact, factIndex, type FactType, isDerived } from '../../facts/catalogue.js';
import type { Edition } from '../../facts/level-names.js';
import type { Library } from '../../library.js';
import { QUESTIONNAIRES } from '../canonical.js';
import { answersTo, optionsOf } from './answers.js';
import { headOf } from './head.js';

/** Beside what an edition's criteria read: what most payers ask of an assessment of either edition. */
const OF_EVERY_ASSESSMENT: ReadonlySet<string> = new Set([
  'member.pregnant',
  'assessment.multidimensional',
  'assessment.completedOn',
  'assessment.emergency.medical',
  'assessment.emergency.psychiatric',
]);

/**
 * A form for an assessment by one edition, made from the fact catalogue: the link id of a question is the name of its
 * fact, so that answers need no table to be read. No question has to be answered, and "not documented" is an answer.
 */
export function assessmentForm(edition: Edition, library: Library): Questionnaire {
  const asked = factsOf(edition, library);
  const groups = [...new Set(asked.map(groupOf))];
  const ordinal = edition === '3' ? 'third' : 'fourth';
  return {
    ...headOf('Questionnaire', {
      id: QUESTIONNAIRES[edition].split('/').at(-1) ?? '',
      title: `Assessment for a level of care, ${ordinal} edition`,
      description:
        'Ratings and findings that the review reads, in words of our own. The ASAM Criteria belong to ASAM; none of their text is here. Answer what is documented; what is not answered counts as not documented, never as no.',
      sources: [library.facts.digest],
    }),
    subjectType: ['Patient'],
    item: groups.map((group) => ({
      linkId: `group.${group}`,
      type: 'group',
      text: GROUPS[group] ?? `Assessment by the ${ordinal} edition`,
      item: asked.filter((fact) => groupOf(fact) === group).map(itemOf),
    })),
  };
}

/** The facts a form for this edition asks for, in the order of the catalogue. */
export function factsOf(edition: Edition, { alone, catalogue }: Library): readonly Fact[] {
  const finders = [...alone.values()].map(({ finder }) => finder).filter(({ scale }) => scale.edition === edition);
  const read = new Set(finders.flatMap(({ variables }) => variables.map(({ fact }) => fact)));
  const own = `assessment.asam${edition}.`;
  const wanted = (fact: Fact): boolean =>
    fact.name.startsWith(own) || OF_EVERY_ASSESSMENT.has(fact.name) || read.has(factIndex(catalogue, fact.name));
  return catalogue.facts.filter((fact) => !isDerived(fact) && fact.deprecated === undefined && wanted(fact));
}

/** `assessment.asam3.d5` belongs with its edition, everything else with the first word of its name. */
const groupOf = ({ name }: Fact): string => /^(assessment\.asam\d|\w+)/.exec(name)?.[0] ?? name;

const GROUPS: Readonly<Record<string, string>> = {
  member: 'The person',
  facility: 'The programme',
  assessment: 'The assessment',
  continued: 'For a stay that goes on: how it is going',
};

const TYPES: Readonly<Record<FactType, QuestionnaireItem['type']>> = {
  boolean: 'boolean',
  integer: 'integer',
  number: 'decimal',
  code: 'string',
  text: 'string',
  level: 'string',
  date: 'date',
  instant: 'dateTime',
  'code-list': 'string',
  'level-list': 'string',
};

function itemOf(fact: Fact): QuestionnaireItem {
  const answers = answersTo(fact);
  const head = { linkId: fact.name, text: fact.question ?? fact.meaning };
  if (answers === undefined) return { ...head, type: TYPES[fact.type] };
  return { ...head, type: 'choice', answerOption: optionsOf(answers).map((valueCoding) => ({ valueCoding })) };
}

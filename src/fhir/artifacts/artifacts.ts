import type { CodeSystem, Questionnaire, ValueSet } from '@medplum/fhirtypes';
import { isDerived } from '../../facts/catalogue.js';
import type { Edition } from '../../facts/level-names.js';
import type { Library } from '../../library.js';
import { FACT_SYSTEM } from '../canonical.js';
import { type AnswerList, answersTo } from './answers.js';
import { type ArtifactType, headOf } from './head.js';
import { levelSet, levelSystem } from './levels.js';
import { assessmentForm, factsOf } from './questionnaire.js';

export type Artifact = CodeSystem | ValueSet | Questionnaire;

/** Everything of ours that FHIR names by a canonical address, by type. */
export type Artifacts = Readonly<Record<ArtifactType, readonly Artifact[]>>;

const EDITIONS: readonly Edition[] = ['3', '4'];

const MADE = new WeakMap<Library['criteria'], Artifacts>();

/** Made once for a set of rulesets: whoever may see only some payers sees the same criteria and facts. */
export function artifactsOf(library: Library): Artifacts {
  const artifacts = MADE.get(library.criteria) ?? make(library);
  MADE.set(library.criteria, artifacts);
  return artifacts;
}

const make = (library: Library): Artifacts => ({
  CodeSystem: [
    ...EDITIONS.map((edition) => levelSystem(edition, library)),
    factSystem(library),
    ...answerLists(library).map((list) => answerSystem(list, library)),
  ],
  ValueSet: EDITIONS.map((edition) => levelSet(edition, library)),
  Questionnaire: EDITIONS.map((edition) => assessmentForm(edition, library)),
});

/** The names of the facts a request can state. */
const factSystem = ({ catalogue, facts }: Library): CodeSystem => ({
  ...headOf('CodeSystem', {
    id: FACT_SYSTEM.split('/').at(-1) ?? '',
    title: 'Facts of a review',
    description: 'What a review request can state; the code is the name of the fact.',
    sources: [facts.digest],
  }),
  caseSensitive: true,
  content: 'complete',
  concept: catalogue.facts
    .filter((fact) => !isDerived(fact))
    .map(({ name, meaning }) => ({ code: name, display: meaning })),
});

function answerLists(library: Library): readonly AnswerList[] {
  const lists = EDITIONS.flatMap((edition) => factsOf(edition, library)).flatMap((fact) => answersTo(fact) ?? []);
  return [...new Map(lists.map((list) => [list.name, list])).values()];
}

const answerSystem = ({ name, title, concepts }: AnswerList, { facts }: Library): CodeSystem => ({
  ...headOf('CodeSystem', {
    id: name,
    title,
    description: 'Answers that the assessment forms offer, in words of our own.',
    sources: [facts.digest],
  }),
  caseSensitive: true,
  content: 'complete',
  concept: concepts.map((concept) => ({ ...concept })),
});

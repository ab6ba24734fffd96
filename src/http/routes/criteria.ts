import type { CriteriaSet } from '../../library.js';
import { type Context, json, type Operation } from '../operation.js';
import { closed, list, object, text } from './schema.js';

export const criteria = ({ library }: Context): Operation => ({
  id: 'listCriteria',
  method: 'get',
  path: '/v1/criteria',
  scope: 'rulesets:read',
  group: 'Rulesets and criteria',
  summary: 'List the clinical criteria sets',
  description:
    'Editions and age groups held here as data, in our own words with edition and section; no text of the ASAM Criteria.',
  parameters: [],
  answer: {
    status: 200,
    description: 'The criteria sets.',
    schema: object('The criteria sets.', { criteria: list('One entry per set.', SET) }),
  },
  faults: ['parameter-invalid'],
  handle: () => json({ criteria: [...library.criteria.values()].map(view) }),
});

function view({ document, digest }: CriteriaSet): object {
  const { id, version, title, edition, population, method, levels } = document;
  return {
    id,
    version,
    title,
    edition,
    population,
    method,
    levels: levels.map(({ code, name, axis }) => ({ code, name, axis })),
    digest,
  };
}

const SET = object('One criteria set.', {
  id: text('Identifier, as rulesets and answers name it.'),
  version: text('Version of our encoding.'),
  title: text('What it is.'),
  edition: closed('Edition of the ASAM Criteria.', ['3', '4']),
  population: closed('Age group.', ['adult', 'adolescent']),
  method: closed('How the level is found: the least intensive that fits, or the least that covers every minimum.', [
    'best-fit',
    'join',
  ]),
  levels: list(
    'Levels of care it knows.',
    object('One level.', {
      code: text('Level code.'),
      name: text('Plain name.'),
      axis: closed('Which kind of care it is a level of.', ['treatment', 'withdrawal', 'otp']),
    }),
  ),
  digest: text('SHA-256 of its content, as answers name it.'),
});

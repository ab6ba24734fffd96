import { countsOf } from '../library-counts.js';
import { type Context, json, type Operation, type Schema } from '../operation.js';
import { closed, map, object } from './schema.js';

const whole = (description: string): Schema => ({ type: 'integer', minimum: 0, description });

/** Counts and codes only: whoever may ask for health need not know the payers. */
const RULESETS = object('The rulesets that requests are answered by.', {
  payers: whole('Payers loaded.'),
  versions: whole('Versions that decide.'),
  drafts: whole('Versions that are loaded and decide nothing until they are published.'),
  held: whole('Versions whose answers wait for a clinician, because a second engine read one differently.'),
  reload: object('What came of reading them again (SIGHUP).', {
    last: closed('Whether they were read again, and whether that set was refused, so that the last good one stayed.', [
      'never',
      'done',
      'refused',
    ]),
    faults: map('How often each fault stands in the set that was refused.', whole('How often.')),
    removed: whole('Published versions that the set read last would have dropped, or did drop.'),
  }),
});

const rulesetsOf = ({ held, library, reload }: Context): object => ({
  ...countsOf(library),
  held: held().length,
  reload: reload(),
});

export const healthz = (context: Context): Operation => ({
  id: 'health',
  method: 'get',
  path: '/healthz',
  scope: 'probe',
  group: 'Service',
  summary: 'Is the process alive?',
  description: 'Answers as long as the process can answer at all, and says what it answers by.',
  parameters: [],
  answer: {
    status: 200,
    description: 'Alive.',
    schema: object('Alive.', { status: closed('Always `ok`.', ['ok']), rulesets: RULESETS }),
  },
  faults: ['parameter-invalid'],
  handle: () => json({ status: 'ok', rulesets: rulesetsOf(context) }),
});

export const readyz = (context: Context): Operation => ({
  id: 'readiness',
  method: 'get',
  path: '/readyz',
  scope: 'probe',
  group: 'Service',
  summary: 'Should requests be sent here?',
  description:
    'Ready once all rulesets are loaded and checked; no longer ready while the service is stopping. A set that was refused on reload changes nothing: the last good one answers, and `rulesets.reload` says so. `degraded` is ready too: versions on which a second engine differed are held, their answers wait for a clinician, and all others are answered as ever.',
  parameters: [],
  answer: {
    status: 200,
    description: 'Ready.',
    schema: object('Ready.', {
      status: closed('Whether every version answers by itself, or some are held.', ['ready', 'degraded']),
      rulesets: RULESETS,
    }),
  },
  otherAnswers: [
    {
      status: 503,
      description: 'Stopping.',
      schema: object('Stopping.', { status: closed('Always `stopping`.', ['stopping']) }),
    },
  ],
  faults: ['parameter-invalid'],
  handle: () =>
    context.ready()
      ? json({ status: context.held().length === 0 ? 'ready' : 'degraded', rulesets: rulesetsOf(context) })
      : json({ status: 'stopping' }, 503),
});

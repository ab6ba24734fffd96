import { setImmediate as otherWork } from 'node:timers/promises';
import type { Simulator } from '../../analysis/simulation/simulate.js';
import { createSimulator } from '../../analysis/simulation/simulate.js';
import type { Simulation } from '../../analysis/simulation/simulation.js';
import { succeed } from '../../domain/faults.js';
import { boundsOf } from '../body/bounds.js';
import { BODY_FAULTS, JSON_BODY, jsonBody } from '../body/json-body.js';
import { type Context, json, type Operation, refused } from '../operation.js';
import { MOST_FILES, MOST_REQUESTS, readPosted } from '../simulation/posted.js';
import { component, list, map, object, text } from './schema.js';

/** Longer than a thousand requests take by far; what is counted until then is answered. */
const MOST_MS = 10_000;
/** Other requests get their turn after this long. */
const TURN_MS = 10;

export const simulations = ({ library, limits }: Context): Operation => ({
  id: 'simulate',
  method: 'post',
  path: '/v1/simulations',
  scope: 'rulesets:check',
  group: 'Rulesets and criteria',
  summary: 'Count what a change of a ruleset does to requests',
  description: `Judges each request under two versions of a payer’s ruleset, or under a version and a draft that is posted with it, whatever the requests’ dates say. Answers with counts: decisions and authorized levels before and after, by level asked for, population and dimension, what causes the changes, and who stands better or worse. Nothing of a request is in the answer but its number. At most ${MOST_REQUESTS} requests, ${MOST_FILES} files, ${limits.simulationBodyKB} KB and ${MOST_MS / 1000} seconds; \`ur rulesets simulate\` has no such bounds.`,
  parameters: [],
  requestBody: {
    mediaType: JSON_BODY,
    description: 'The payer, the version to begin with, the version or draft to hold against it, and the requests.',
    schema: {
      ...object(
        'A simulation to run.',
        {
          payer: text('Identifier of the payer.'),
          before: text('Version to begin with.'),
          after: text('Version to hold against it; absent when there is a draft.'),
          draft: {
            ...object('A version that is not loaded.', {
              files: map(
                'Path within the rulesets folder, such as `payers/lake-health/2026-01-01/ruleset.json`, to the text of the file; the files of one version.',
                text('The text of the file.'),
              ),
            }),
            additionalProperties: false,
          },
          requests: {
            ...list(
              'Review requests; a faulty one is counted and stops no other. Those for another payer are set apart.',
              component('Request'),
            ),
            maxItems: MOST_REQUESTS,
          },
        },
        ['after', 'draft'],
      ),
      additionalProperties: false,
    },
  },
  answer: {
    status: 200,
    description: 'The counts. `line` is the place of a request in the list, from 1.',
    schema: component('Simulation'),
  },
  faults: [
    ...BODY_FAULTS,
    'field-unknown',
    'field-missing',
    'field-type',
    'field-value',
    'payer-unknown',
    'version-unknown',
    'draft-faulty',
  ],
  handle: async ({ request, response, note }) => {
    const body = await jsonBody(request, note, boundsOf(limits, limits.simulationBodyKB));
    if (!body.ok) return refused(...body.faults);
    const posted = readPosted(body.value, library);
    if (!posted.ok) return refused(...posted.faults);
    const { requests, simulated } = posted.value;
    const simulation = await run(createSimulator(library, simulated), requests, () => response.destroyed);
    note.payer = simulated.payer;
    note.version = simulated.before.document.version;
    note.lines = simulation.requests.read;
    note.outcomes = { ...simulation.effects };
    return json(simulation);
  },
});

/** Judges in turns, so that nobody else waits for long; ends when the time is up or the caller has gone. */
async function run(simulator: Simulator, requests: readonly unknown[], gone: () => boolean): Promise<Simulation> {
  const begun = performance.now();
  let turn = begun;
  for (const [index, request] of requests.entries()) {
    simulator.judge(index + 1, succeed(request));
    const now = performance.now();
    if (now - begun > MOST_MS) return simulator.result(index + 1 < requests.length);
    if (now - turn < TURN_MS) continue;
    await otherWork();
    turn = performance.now();
    if (gone()) return simulator.result(true);
  }
  return simulator.result(false);
}

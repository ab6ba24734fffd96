import type { Simulated } from '../../analysis/simulation/simulate.js';
import type { Fault, Outcome } from '../../domain/faults.js';
import { fail, succeed } from '../../domain/faults.js';
import { isRecord } from '../../domain/record.js';
import type { Library, Payer, Ruleset } from '../../library.js';
import { readDraft } from '../../rulesets/draft.js';
import type { RulesetFault } from '../../rulesets/load.js';
import { RULESET_FAULTS } from '../../rulesets/load.js';
import type { RawFile } from '../../rulesets/tree.js';

export const MOST_REQUESTS = 1000;
export const MOST_FILES = 100;
/** Beyond these an author corrects some and asks again. */
const MOST_FAULTS = 100;

/** A posted simulation, read: which versions, and the requests as they came. */
export interface Posted {
  readonly simulated: Simulated;
  readonly requests: readonly unknown[];
}

export function readPosted(body: unknown, library: Library): Outcome<Posted> {
  if (!isRecord(body)) return fail({ code: 'field-type', pointer: '' });
  const { after, before, draft, payer: name, requests, ...rest } = body;
  const faults: Fault[] = [
    ...(Object.keys(rest).length === 0 ? [] : [{ code: 'field-unknown', pointer: '' } as const]),
    ...isText(name, '/payer'),
    ...isText(before, '/before'),
    ...(after === undefined ? [] : isText(after, '/after')),
    ...areRequests(requests),
  ];
  if ((after === undefined) === (draft === undefined))
    faults.push({ code: 'field-missing', pointer: '/after', detail: 'either `after` or `draft`, and not both' });
  if (faults.length > 0) return fail(...faults);
  const payer = library.payers.get(name as string);
  if (payer === undefined) return fail({ code: 'payer-unknown', pointer: '/payer' });
  const first = versionOf(payer, before as string, '/before');
  const second = draft === undefined ? versionOf(payer, after as string, '/after') : draftOf(payer, draft, library);
  if (!first.ok || !second.ok) return fail(...faultsOf(first), ...faultsOf(second));
  return succeed({
    simulated: {
      payer: payer.document.payer,
      before: first.value,
      after: second.value,
      draft: draft !== undefined,
    },
    requests: requests as readonly unknown[],
  });
}

const faultsOf = (outcome: Outcome<unknown>): readonly Fault[] => (outcome.ok ? [] : outcome.faults);

const isText = (value: unknown, pointer: string): readonly Fault[] =>
  typeof value === 'string' ? [] : [{ code: value === undefined ? 'field-missing' : 'field-type', pointer }];

function areRequests(requests: unknown): readonly Fault[] {
  const pointer = '/requests';
  if (requests === undefined) return [{ code: 'field-missing', pointer }];
  if (!Array.isArray(requests)) return [{ code: 'field-type', pointer, detail: 'wanted: a list of review requests' }];
  return requests.length <= MOST_REQUESTS
    ? []
    : [
        {
          code: 'field-value',
          pointer,
          detail: `at most ${MOST_REQUESTS} requests; ur rulesets simulate takes any number`,
        },
      ];
}

function versionOf({ drafts, versions }: Payer, name: string, pointer: string): Outcome<Ruleset> {
  const found = [...versions, ...drafts].find(({ document }) => document.version === name);
  return found === undefined ? fail({ code: 'version-unknown', pointer }) : succeed(found);
}

function draftOf({ document: { payer } }: Payer, draft: unknown, library: Library): Outcome<Ruleset> {
  const files = filesIn(draft, payer);
  if (!files.ok) return files;
  const read = readDraft(library.files, payer, files.value);
  if (read.ok) return succeed(library.compile(read.version));
  return fail(...read.faults.slice(0, MOST_FAULTS).map(draftFault));
}

/** Named by its code and place; what the files say is not repeated. */
const draftFault = ({ code, column, line }: RulesetFault): Fault => ({
  code: 'draft-faulty',
  pointer: '/draft/files',
  detail: `${code}, ${RULESET_FAULTS[code].title} (line ${line}, column ${column})`,
});

/** The files of one version by their paths in the rulesets folder, as POST /v1/rulesets/check takes them. */
function filesIn(draft: unknown, payer: string): Outcome<readonly RawFile[]> {
  const pointer = '/draft/files';
  const files = isRecord(draft) ? draft['files'] : undefined;
  if (!isRecord(files))
    return fail({ code: 'field-type', pointer, detail: 'wanted: paths, each with the text of the file' });
  const entries = Object.entries(files).filter(([path]) => !README.test(path));
  if (entries.length === 0 || entries.length > MOST_FILES)
    return fail({ code: 'field-value', pointer, detail: `1 to ${MOST_FILES} files` });
  if (entries.some(([, text]) => typeof text !== 'string'))
    return fail({ code: 'field-type', pointer, detail: 'each file is a text' });
  const parts = entries.map(([path]) => PATH.exec(path));
  const homes = new Set(parts.map((part) => part?.[1]));
  if (homes.size !== 1 || parts[0]?.[2] !== payer)
    return fail({ code: 'field-value', pointer, detail: 'wanted: files of one version, under payers/PAYER/VERSION/' });
  const encoder = new TextEncoder();
  return succeed(
    entries.map(([, text], index) => ({ path: parts[index]?.[3] ?? '', bytes: encoder.encode(text as string) })),
  );
}

const PATH = /^(payers\/([^/]+)\/[^/]+)\/(ruleset\.json|(?:rules|cases)\/[a-z0-9][a-z0-9.-]{0,63}\.json)$/;
const README = /(^|\/)README\.md$/;

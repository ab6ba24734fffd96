import type { Determination } from '../domain/determination.js';
import { ENGINE_VERSION } from '../domain/engine-version.js';
import type { Fault, Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import { seal } from '../explanation/explain.js';
import type { Detail } from '../explanation/subject.js';
import { including, INCLUDES } from '../include.js';
import type { Library } from '../library.js';
import type { ReviewRequest } from '../request.js';
import type { RequestDigest } from '../request-digest.js';
import { plainDigest } from '../request-digest.js';
import { review, reviewUnder } from '../review.js';
import { asItWas } from './as-it-was.js';
import { differences, type Difference } from './differences.js';
import { lost, rulesetOf } from './origin.js';
import { statementOf } from './statement.js';
import { readKept, type Stored } from './stored.js';

/** What came of making a stored answer again. */
export interface Replay {
  readonly outcome: 'identical' | 'equivalent' | 'different' | 'not-replayable';
  readonly statement: string;
  readonly engine: { readonly stored: string; readonly now: string };
  /** Is the request the one that was answered? Unchecked where its digest was made with a key that is not here. */
  readonly request: 'matches' | 'differs' | 'unchecked';
  /** Does the stored answer give the digest it carries? Unchecked where another engine version wrote it. */
  readonly seal: 'holds' | 'broken' | 'unchecked';
  readonly differences: readonly Difference[];
}

/** Makes an answer again that a caller kept, from the request it kept and what the answer says it was made from. */
export function replay(body: unknown, library: Library): Outcome<Replay> {
  const kept = readKept(body);
  if (!kept.ok) return kept;
  const { determination: stored, request } = kept.value;
  const faults = library.validate.review(request);
  if (faults.length > 0) return fail(...faults.map(inRequest));
  const { digest, ...checked } = checkRequest(request as ReviewRequest, stored, library);
  const missing = lost(stored.provenance, library);
  if (missing.length > 0) return succeed(result('not-replayable', stored, checked.request, missing));
  const { held: _, ...rest } = library;
  const again = closest(stored, request as ReviewRequest, { ...rest, digests: [digest] });
  if ('refused' in again) {
    const refused: Difference = { pointer: '', kind: 'answer', now: { refused: again.refused } };
    return succeed(result('different', stored, checked.request, [refused]));
  }
  return succeed(
    result(outcomeOf(stored, again.differences, checked.request), stored, checked.request, again.differences),
  );
}

const inRequest = (fault: Fault): Fault => ({ ...fault, pointer: `/request${fault.pointer ?? ''}` });

/** Names the request as the stored answer does, by the key it was made with; where that is not here, by its word. */
function checkRequest(
  { attestation: _, ...unattested }: ReviewRequest,
  { provenance: { request, requestKey } }: Stored,
  library: Library,
): { readonly digest: RequestDigest; readonly request: Replay['request'] } {
  for (const digest of [plainDigest, ...library.digests]) {
    const pin = digest(unattested);
    if (pin.requestKey === requestKey) return { digest, request: pin.request === request ? 'matches' : 'differs' };
  }
  return { digest: () => ({ request, ...(requestKey === undefined ? {} : { requestKey }) }), request: 'unchecked' };
}

const isSameEngine = ({ provenance }: Stored): boolean => provenance.engine === ENGINE_VERSION;

function sealOf(stored: Stored): Replay['seal'] {
  if (!isSameEngine(stored)) return 'unchecked';
  const { provenance, ...answer } = stored as unknown as Determination;
  const { determination, ...pins } = provenance;
  return seal(answer, pins).provenance.determination === determination ? 'holds' : 'broken';
}

type Again = { readonly differences: readonly Difference[] } | { readonly refused: readonly string[] };

/** The answer made again: as the payer's versions stood on some day, in the detail asked for then, the most alike. */
function closest(stored: Stored, request: ReviewRequest, library: Library): Again {
  let best: readonly Difference[] | undefined;
  let refused: readonly string[] = [];
  const included = INCLUDES.filter((part) => stored[part] !== undefined);
  for (const outcome of answers(stored, request, library)) {
    if (!outcome.ok) refused = outcome.faults.map(({ code }) => code);
    else {
      const found = differences(stored, including(outcome.value, request, library, included));
      if (found.length === 0) return { differences: found };
      if (best === undefined || found.length < best.length) best = found;
    }
  }
  return best === undefined ? { refused } : { differences: best };
}

const DETAILS = ['summary', 'full'] as const satisfies readonly Detail[];

function* answers(stored: Stored, request: ReviewRequest, library: Library): Generator<Outcome<Determination>> {
  const payer = library.payers.get(request.payer);
  if (payer === undefined) return yield fail({ code: 'payer-unknown' });
  const pinned = rulesetOf(stored.provenance, library);
  let selected = false;
  for (const then of asItWas(library, payer))
    for (const detail of DETAILS) {
      const outcome = attested(request, (body) => review(body, then, detail));
      selected ||= outcome.ok && outcome.value.provenance.ruleset?.version === pinned?.document.version;
      yield outcome;
    }
  if (pinned === undefined || pinned.document.payer !== request.payer) return;
  yield attested(request, (body) => reviewUnder(pinned, body, { ...library, held: () => true }));
  if (selected) return;
  for (const detail of DETAILS) yield attested(request, (body) => reviewUnder(pinned, body, library, detail));
}

/**
 * An attestation names the digest of what was attested. Where that cannot be given again (another engine, another
 * catalogue, an altered answer), the attestation is read as being about what is proposed now, and the names differ.
 */
function attested(
  request: ReviewRequest,
  answer: (body: ReviewRequest) => Outcome<Determination>,
): Outcome<Determination> {
  const outcome = answer(request);
  const { attestation, ...unattested } = request;
  if (outcome.ok || attestation === undefined) return outcome;
  const proposed = answer(unattested);
  if (!proposed.ok) return outcome;
  const { determination } = proposed.value.provenance;
  return answer({ ...unattested, attestation: { ...attestation, determination } });
}

/** Origins that are others where another engine version or another catalogue makes the same answer; beside them, clocks and rights where their table of law is another. */
const EXPECTED = /^\/(provenance\/(engine|facts\/|determination)|attestation\/determination)/;

function outcomeOf(stored: Stored, found: readonly Difference[], request: Replay['request']): Replay['outcome'] {
  if (found.length === 0) return 'identical';
  const lawMoved = INCLUDES.filter((part) => found.some(({ pointer }) => pointer === `/${part}/law/digest`));
  const moved =
    !isSameEngine(stored) ||
    lawMoved.length > 0 ||
    found.some(({ pointer }) => pointer.startsWith('/provenance/facts/'));
  const expected = (pointer: string): boolean =>
    EXPECTED.test(pointer) || lawMoved.some((part) => pointer.startsWith(`/${part}/`));
  const intact = request !== 'differs' && sealOf(stored) !== 'broken';
  const same = found.every(({ kind, pointer }) => kind === 'words' || (kind === 'origin' && expected(pointer)));
  return moved && intact && same ? 'equivalent' : 'different';
}

function result(
  outcome: Replay['outcome'],
  stored: Stored,
  request: Replay['request'],
  found: readonly Difference[],
): Replay {
  const checked = { outcome, request, seal: sealOf(stored), differences: found };
  return {
    outcome,
    statement: statementOf(checked),
    engine: { stored: stored.provenance.engine, now: ENGINE_VERSION },
    request,
    seal: checked.seal,
    differences: found,
  };
}

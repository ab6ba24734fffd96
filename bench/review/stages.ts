import path from 'node:path';
import type { Determination } from '../../src/domain/determination.js';
import { echoOf } from '../../src/domain/confidentiality.js';
import { explain, type Explained } from '../../src/explanation/explain.js';
import { provenance } from '../../src/explanation/provenance.js';
import { determinationBytes } from '../../src/explanation/text.js';
import { parseJson } from '../../src/http/body/parse-json.js';
import type { Library, Ruleset } from '../../src/library.js';
import { loadLibrary } from '../../src/library.js';
import { ask, type Asking, pose, type Posed } from '../../src/pose.js';
import { draw } from '../../src/resolution/picture.js';
import { mismatched, settle, type Settled } from '../../src/resolution/settle.js';
import { review } from '../../src/review.js';
import { digest } from '../../src/rulesets/digest.js';
import { select } from '../../src/rulesets/select.js';
import { over, type Work } from '../rounds/contender.js';
import { loadWorkload } from '../workload.js';

/** Requests that get an answer, and those that are asked back, with the search for what is missing. */
export type Kind = 'answered' | 'asked back';

export interface StageOptions {
  readonly ruleset: string;
  readonly kind: Kind;
}

/** A request with what every stage made of it, so that each stage can be run alone. */
interface Staged {
  readonly bytes: Buffer;
  readonly body: unknown;
  readonly asking: Asking;
  readonly ruleset: Ruleset;
  readonly posed: Posed;
  readonly settled: Settled;
  readonly explained: Explained;
  readonly determination: Determination;
}

/** The stages of `review`, in its order; each returns something of what it made. */
export const STAGES = {
  parse: ({ bytes }: Staged) => (parseJson(bytes).ok ? 1 : 0),
  validate: ({ asking: { library }, body }: Staged) => library.validate.review(body).length + 1,
  'read facts, pose': ({ asking, ruleset }: Staged) => {
    const { library, payer, request, dates } = asking;
    const stated = library.gatherer.read(request);
    const posed = pose({ ...asking, stated }, ruleset);
    return (posed.ok ? posed.value.values.length : 0) + select(payer.versions, payer.document.gaps, dates).kind.length;
  },
  'place, evaluate rules': ({ posed: { matter, values } }: Staged) => draw(matter, values).rules.length,
  settle: ({ posed }: Staged) => settled(posed).missing.length + 1,
  'digest of the request': ({ asking: { library, request } }: Staged) => library.digests[0](request).request.length,
  explain: ({ explained }: Staged) => explain(explained).criteria.length + 1,
  write: ({ determination }: Staged) => determinationBytes(determination).length,
} as const;

export const WHOLE = 'whole, text to text';

export function build(name: string, { kind, ruleset }: StageOptions): Work {
  const loaded = loadLibrary(path.resolve('rulesets'));
  if (!loaded.ok) throw new Error(`the rulesets have ${loaded.faults.length} faults`);
  const { library } = loaded;
  const staged = loadWorkload(path.resolve('rulesets'), ruleset, REQUESTS)
    .requests.map(({ body }) => stage(library, body))
    .filter(({ determination }) => determination.missing.length > 0 === (kind === 'asked back'));
  if (name === WHOLE)
    return over(
      // Nothing else is kept: what the stages made would be in the garbage collector's way.
      staged.map(({ bytes }) => bytes),
      whole(library),
    );
  return over(staged, STAGES[name as keyof typeof STAGES]);
}

const REQUESTS = 500;

const whole =
  (library: Library) =>
  (bytes: Buffer): number => {
    const parsed = parseJson(bytes);
    const outcome = parsed.ok ? review(parsed.value, library) : parsed;
    return outcome.ok ? determinationBytes(outcome.value).length : 0;
  };

const settled = ({ asked, matter, values }: Posed): Settled =>
  asked.kind === 'edition-mismatch' ? mismatched(matter, values) : settle(matter, values);

/** @throws for a request that does not come to a determination under one version. */
function stage(library: Library, body: Readonly<Record<string, unknown>>): Staged {
  const asking = sure(ask(body, library));
  const { dates, payer, request } = asking;
  const selection = select(payer.versions, payer.document.gaps, dates);
  if (selection.kind !== 'version') throw new Error(`no one version is in force: ${selection.kind}`);
  const ruleset = selection.version;
  const posed = sure(pose(asking, ruleset));
  const { arm, asked, matter, values } = posed;
  const { criteria, words } = arm;
  const explained: Explained = {
    matter,
    stated: values,
    settled: settled(posed),
    asked,
    detail: 'summary',
    reasons: library.reasons,
    words,
    echo: echoOf(request),
    laterVersion: selection.later?.document.version,
    provenance: provenance({ request: digest(request) }, library.facts, {
      ruleset: { payer: ruleset.document.payer, version: ruleset.document.version, digest: ruleset.digest },
      criteria: { id: criteria.document.id, version: criteria.document.version, digest: criteria.digest },
    }),
  };
  const determination = explain(explained);
  if (JSON.stringify(determination) !== JSON.stringify(sure(review(body, library))))
    throw new Error('the stages do not add up to the review');
  const bytes = Buffer.from(JSON.stringify(body));
  return { bytes, body, asking, ruleset, posed, settled: explained.settled, explained, determination };
}

function sure<T>(outcome: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!outcome.ok) throw new Error('a request of the workload is refused');
  return outcome.value;
}

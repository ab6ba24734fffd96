import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import type { Determination } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { Changes } from '../../parts/changes.js';
import { Notice } from '../../parts/notice.js';
import { digestOf, type Kept, lastKept } from '../../store/kept.js';
import { unsigned } from '../../store/signing.js';
import { momentWords } from '../../time/remaining.js';

/**
 * A signature is about one answer, to the last byte. Where the answer is another one than was signed or handed over, that
 * is said first, with what has changed: nobody signs an answer that was not read.
 */
export function ChangedSince({
  view: { change, facts, live, one },
  answer,
  mismatch,
}: {
  readonly view: CaseView;
  readonly answer: Determination;
  /** The service has refused a signature: it is about another answer. */
  readonly mismatch: boolean;
}): ReactNode {
  if (mismatch)
    return (
      <Notice tone="warning" title="The answer has changed since it was signed: the signature no longer holds">
        <p>The rules or the facts are not the ones that were signed. Nothing has been sent out.</p>
        <Button type="button" onClick={() => change((now) => unsigned(now, new Date().toISOString()))}>
          Show the answer as it is now
        </Button>
      </Notice>
    );
  const since = answer.attestation === undefined ? earlier(one.kept ?? [], answer) : undefined;
  if (since === undefined || one.decided === undefined || !live.current) return null;
  const wasSigned = since.occasion === 'signed';
  return (
    <section aria-labelledby="changed-since" className="changed-since">
      <h2 id="changed-since">
        {wasSigned
          ? 'The answer is not the one that was signed: it must be signed again'
          : 'The answer has changed since it was handed over'}
      </h2>
      <Changes
        before={since}
        after={one.decided}
        words={[`${wasSigned ? 'Signed' : 'Handed over'} ${momentWords(since.at)}`, 'Now']}
        facts={facts}
      />
    </section>
  );
}

/** The last answer signed or handed over, where it is not the one that stands. */
function earlier(kept: readonly Kept[], answer: Determination): Kept | undefined {
  const last = lastKept({ kept: kept.filter(isReviewed) }, 'signed') ?? lastKept({ kept }, 'handed-over');
  if (last === undefined) return undefined;
  const about = last.determination.attestation?.determination ?? digestOf(last);
  return about === answer.provenance.determination ? undefined : last;
}

const isReviewed = ({ occasion, determination }: Kept): boolean =>
  occasion === 'signed' && determination.finality === 'final';

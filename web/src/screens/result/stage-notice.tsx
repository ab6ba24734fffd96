import type { ReactNode } from 'react';
import { Notice } from '../../parts/notice.js';
import type { Stage } from '../../store/case.js';
import { dayWords, momentWords } from '../../time/remaining.js';

/** Where the case is with a person. */
export function StageNotice({
  stage,
  reviewOn,
}: {
  readonly stage: Stage;
  readonly reviewOn: string | undefined;
}): ReactNode {
  switch (stage.kind) {
    case 'open':
      return null;
    case 'approved':
      return (
        <Notice tone="good" title={`Approved exactly as asked, ${momentWords(stage.at)}`}>
          {reviewOn !== undefined && <p>Next review: {dayWords(reviewOn)}.</p>}
        </Notice>
      );
    case 'signed':
      return <Notice tone="good" title={`Signed by a reviewer, ${momentWords(stage.at)}: the answer is final`} />;
    case 'asked':
      return <Notice tone="info" title={`The provider was asked, ${momentWords(stage.at)}. The clock runs on.`} />;
    case 'with-physician':
      return (
        <Notice tone="info" title={`Sent to a physician, ${momentWords(stage.at)}. The clock runs on.`}>
          {stage.note !== '' && <p>{stage.note}</p>}
        </Notice>
      );
  }
}

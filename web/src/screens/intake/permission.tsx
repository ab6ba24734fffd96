import type { ReactNode } from 'react';
import type { CaseView } from '../../parts/case-frame.js';
import { CriterionLine } from '../../parts/criterion-line.js';
import { FactList } from '../../parts/fact-list.js';
import { Notice, type Tone } from '../../parts/notice.js';

/** The law may bar a review of this care for a time: that comes before any clinical question. */
export function Permission({ view, names }: { readonly view: CaseView; readonly names: readonly string[] }): ReactNode {
  const bars = view.live.answer?.criteria.filter(({ effect }) => effect === 'exempt') ?? [];
  const barred = view.live.answer?.reason === 'review-not-permitted';
  const open = bars.some(({ result }) => result === 'undetermined');
  const [tone, title]: [Tone, string] = barred
    ? ['protect', 'No: the law does not permit a review now']
    : open
      ? ['info', 'Not known yet: it depends on what is open below']
      : ['info', 'Yes: no bar on review applies'];
  return (
    <section aria-labelledby="permission" className="permission">
      <h2 id="permission">Is a review permitted at all?</h2>
      {view.live.answer !== undefined && <Notice tone={tone} title={title} />}
      <div className="fields">
        <FactList names={names} view={view} />
      </div>
      {bars.map((bar) => (
        <CriterionLine key={bar.id} criterion={bar} />
      ))}
    </section>
  );
}

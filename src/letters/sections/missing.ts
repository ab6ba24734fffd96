import type { Case } from '../case.js';
import { isOpen } from '../case.js';
import type { Section } from '../letter.js';

const DUE = 'review.informationDueAt';

/** What is still needed, why, how to send it and by when. */
export function missingSection({ common, determination, lookUp, quote, speaker }: Case): Section | undefined {
  if (determination.missing.length === 0) return undefined;
  const { say } = speaker;
  const due = lookUp(DUE);
  return {
    id: 'missing',
    title: say('section.missing'),
    blocks: [
      { kind: 'paragraph', text: say('missing.intro') },
      { kind: 'list', items: determination.missing.map(({ fact, question }) => quote(question, fact)) },
      { kind: 'paragraph', text: `${say('missing.why')} ${say('missing.true-only')}` },
      common('send-to'),
      typeof due === 'string'
        ? { kind: 'field', label: say('slot.send-by'), text: speaker.moment(due) }
        : common('send-by'),
    ],
  };
}

/** Until when an open request must be decided, where the law's time is known. */
export function timeSection(one: Case): Section | undefined {
  const { determination, speaker } = one;
  const governing = determination.clocks?.clocks.find((clock) => clock.governing);
  if (!isOpen(one) || governing?.dueAt === undefined) return undefined;
  const text = speaker.say('time.due', { due: speaker.moment(governing.dueAt) });
  return { id: 'time', title: speaker.say('section.time'), blocks: [{ kind: 'paragraph', text }] };
}

import type { Deadline, Right, Rights } from '../../domain/rights.js';
import type { TimeLength } from '../../domain/clocks.js';
import type { Case } from '../case.js';
import { isOpen } from '../case.js';
import type { Block, Section } from '../letter.js';
import type { Purpose } from '../slots.js';
import { purposeOf, rightSlot } from '../slots.js';
import type { Speaker } from '../speaker.js';
import type { WordKey } from '../words/en.js';
import type { RightWords } from '../words/rights-en.js';
import { RIGHTS_EN } from '../words/rights-en.js';
import { RIGHTS_ES } from '../words/rights-es.js';

const WORDS = { en: RIGHTS_EN, es: RIGHTS_ES } as const;

/** What the member may do, by when, and how: each right of the answer, in the order the answer gives them. */
export function rightsSection(one: Case): Section | undefined {
  const { determination, speaker } = one;
  const { rights } = determination;
  if (rights === undefined || rights.occasion === 'none') return undefined;
  const { say } = speaker;
  const open = isOpen(one);
  for (const kind of rights.notRead)
    one.confirm({
      what: 'not-read',
      of: kind,
      statement: 'No rule read gives this right here: check whether one does.',
    });
  return {
    id: 'rights',
    title: say(open ? 'section.rights-open' : 'section.rights'),
    blocks: [
      { kind: 'paragraph', text: say(open ? 'rights.intro-open' : 'rights.intro') },
      ...(rights.rights.length === 0 ? unknownRights(one, rights) : []),
      ...(open
        ? rights.rights.map((right) => inShort(one, right))
        : rights.rights.flatMap((right) => inFull(one, right))),
    ],
  };
}

/** Where the kind of plan is not stated, no right is left out in silence: a denial has a blank for all of them. */
function unknownRights(one: Case, { statement }: Rights): readonly Block[] {
  one.confirm({ what: 'undetermined', of: 'rights', statement });
  const said: Block = { kind: 'paragraph', text: one.speaker.say('rights.unknown-plan') };
  return isOpen(one) ? [said] : [said, one.common('rights')];
}

/** How a right is named and explained; a rule that is new here speaks in its own words. */
function wordsOf({ quote, speaker }: Case, { id, statement, title }: Right): RightWords & { readonly lang?: 'en' } {
  const words = WORDS[speaker.language][id];
  if (words !== undefined) return words;
  const { lang } = quote(title, id);
  return { title: quote(title, id).text, says: quote(statement, id).text, ...(lang && { lang }) };
}

function inShort(one: Case, right: Right): Block {
  check(one, right);
  const { lang, says, title } = wordsOf(one, right);
  return { kind: 'list', items: [{ text: `${title}: ${says}`, ...(lang && { lang }) }] };
}

function inFull(one: Case, right: Right): readonly Block[] {
  check(one, right);
  const { field, speaker } = one;
  const { say } = speaker;
  const { lang, says, title } = wordsOf(one, right);
  const sentences = [...(right.applies === 'undetermined' ? [say('rights.perhaps')] : []), says];
  const blanks = new Set<Purpose>(right.payerAdds.map(purposeOf));
  if (right.file !== undefined) {
    if (relied(right.file)) {
      sentences.push(say(`rights.file-${right.file.from}`, { time: lengthWords(speaker, right.file) }));
      if (right.file.lastDay !== undefined)
        sentences.push(say('rights.last-day', { date: speaker.date(right.file.lastDay) }));
    } else blanks.add('time-to-ask');
  }
  if (right.decide !== undefined) {
    if (relied(right.decide)) sentences.push(say('rights.decide', { time: lengthWords(speaker, right.decide) }));
    else blanks.add('time-to-decide');
  }
  return [
    { kind: 'subheading', text: title },
    { kind: 'paragraph', text: sentences.join(' '), ...(lang && { lang }) },
    ...[...blanks].map((purpose) => field(rightSlot(right.kind, purpose), say(`slot.${purpose}`))),
  ];
}

/** A time from memory is never told to a member: it is a blank, and the payer is asked to check. */
const relied = ({ evidence }: Deadline): boolean => evidence !== 'unverified';

/** "180 days", "72 hours", "4 months". */
const lengthWords = ({ say }: Speaker, { amount, unit }: TimeLength): string =>
  say(`length.${unit}` satisfies WordKey, { count: String(amount) });

/** What of a right rests on too little to be told without a look. */
function check({ confirm }: Case, { applies, decide, evidence, file, id, missing, source, status }: Right): void {
  const at = [source.title, source.section].filter((part) => part !== undefined).join(', ');
  if (applies === 'undetermined')
    confirm({ what: 'undetermined', of: id, statement: `Applies only if these facts say so: ${missing.join(', ')}.` });
  if (status !== 'in-force') confirm({ what: 'not-in-force', of: id, statement: `Not in force as read: ${at}.` });
  if (evidence === 'unverified')
    confirm({ what: 'unverified', of: id, statement: `Nobody here has read the source: ${at}.` });
  for (const [time, name] of [
    [file, 'to-ask'],
    [decide, 'to-decide'],
  ] as const)
    if (time !== undefined && !relied(time))
      confirm({
        what: 'unverified',
        of: `${id}.${name}`,
        statement: `From memory: ${time.amount} × ${time.unit}, ${time.source.title}${time.source.section === undefined ? '' : `, ${time.source.section}`}. Left blank in the letter.`,
      });
}

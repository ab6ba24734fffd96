import type { Case } from '../case.js';
import { isAdverse, isOpen } from '../case.js';
import type { Block, Section } from '../letter.js';

/** Who decided, or will. */
export function whoSection(one: Case): Section {
  const { common, determination, speaker } = one;
  const { say } = speaker;
  const { attestation, decision, releasable, reviewer } = determination;
  const blocks: Block[] = [];
  if (attestation !== undefined && releasable) {
    const key = `who.attested-${attestation.reviewer}` as const;
    const text = say(key, { credential: attestation.credential, date: speaker.date(attestation.on) });
    blocks.push({ kind: 'paragraph', text });
    if (isAdverse(one)) blocks.push(common('reviewer-name'));
  } else if (releasable && decision === 'approve') {
    blocks.push({ kind: 'paragraph', text: say('who.automatic') });
  } else {
    const person = reviewer.required === 'administrative' ? 'administrative' : 'clinician';
    blocks.push({ kind: 'paragraph', text: say(`who.${isOpen(one) ? 'open-' : ''}${person}`) });
    if (!isOpen(one)) blocks.push(common('reviewer-name'), common('reviewer-credential'));
  }
  return { id: 'who', title: say(isOpen(one) ? 'section.who-open' : 'section.who'), blocks };
}

/** Whom to call, and what to do in danger. */
export function helpSection(one: Case): Section {
  const { common, determination, speaker } = one;
  const { say } = speaker;
  const blocks: Block[] = [{ kind: 'paragraph', text: say('help.call') }, common('plan-phone')];
  if (speaker.audience === 'member')
    blocks.push(common('language-help'), { kind: 'paragraph', text: say('help.danger') });
  if (determination.confidentiality?.includes('42CFRPart2') === true)
    blocks.push({ kind: 'paragraph', text: say('help.part-2') });
  return { id: 'help', title: say('section.help'), blocks };
}

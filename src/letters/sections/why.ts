import type { CitedCriterion, Reason } from '../../domain/determination.js';
import { codesOf, sameLevel } from '../../domain/level.js';
import { against, isPlain } from '../../explanation/narrate.js';
import type { Case } from '../case.js';
import { isAdverse, isOpen, once } from '../case.js';
import type { Block, Section, Text } from '../letter.js';
import type { WordKey } from '../words/en.js';
import { REASONS_ES } from '../words/reasons-es.js';

/** Why it was decided so, or what it waits for: about this request, without a code that is not explained. */
export function whySection(one: Case): Section {
  const { determination, kind, speaker } = one;
  const { say } = speaker;
  const key = keyFor(one);
  const ruled = key === 'why.adverse.payer-rule' || key === 'why.adverse.coverage' || key === 'why.pend.rule';
  const rules = ruled ? rulesAgainst(one) : [];
  const blocks: Block[] = [
    paragraph(key === 'why.adverse.payer-rule' && rules.length === 0 ? say('why.adverse.other') : speak(one, key)),
  ];
  if (rules.length > 0) blocks.push({ kind: 'list', items: rules });
  if (
    isAdverse(one) &&
    determination.tension.kind === 'payer-prevailed' &&
    determination.reason === 'payer-rule' &&
    supported(one)
  )
    blocks.push(paragraph(say('why.supported')));
  if (isAdverse(one) && determination.criteria.some(({ deciding, effect }) => deciding && effect === 'guarantee'))
    blocks.push(paragraph(say('why.guaranteed')));
  if (kind === 'partial-approval' && determination.reason === 'less-intensive-level-indicated')
    blocks.push(...clinicalParts(one));
  if (isAdverse(one)) blocks.push(...codeBlocks(one));
  if (!isOpen(one) && determination.attestation === undefined)
    blocks.push(paragraph(say(kind === 'approval' ? 'why.tool-approved' : 'why.tool')));
  return { id: 'why', title: say('section.why'), blocks };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function speak({ determination, speaker }: Case, key: WordKey): string {
  const { authorized, findings, requested, tension } = determination;
  return speaker.say(key, {
    asked: speaker.level(requested.level),
    given: speaker.level(authorized?.level ?? {}),
    indicated: speaker.level(tension.clinicalLevel ?? findings.clinical.indicated ?? {}),
  });
}

function keyFor(one: Case): WordKey {
  const { determination, speaker } = one;
  const { reason, tension } = determination;
  if (one.kind === 'approval') {
    if (reason === 'meets-criteria' && tension.kind === 'statute-prevailed') return 'why.approve.statute';
    return known(speaker.has, `why.approve.${reason}`, 'why.approve.meets-criteria');
  }
  if (isAdverse(one)) return known(speaker.has, `why.adverse.${reason}`, 'why.adverse.other');
  return pendKey(one);
}

const known = (has: (key: string) => key is WordKey, key: string, otherwise: WordKey): WordKey =>
  has(key) ? key : otherwise;

/** As `src/explanation/narrate.ts` tells them apart. */
function pendKey(one: Case): WordKey {
  const { determination, speaker } = one;
  const { findings, reason, requested, tension } = determination;
  const indicated = tension.clinicalLevel ?? findings.clinical.indicated;
  if (SETTLING.has(reason) && rulesAgainst(one).length > 0) return 'why.pend.rule';
  const differs = indicated !== undefined && codesOf(indicated).length > 0 && !sameLevel(indicated, requested.level);
  if (reason === 'different-level' || reason === 'clinical-review')
    return differs && codesOf(requested.level).length > 0 ? 'why.pend.compare' : 'why.pend.clinical-review';
  if (reason === 'request-below-need' && indicated === undefined) return 'why.pend.clinical-review';
  return known(speaker.has, `why.pend.${reason}`, 'why.pend.other');
}

const SETTLING: ReadonlySet<Reason> = new Set(['information-needed', 'clinical-review']);

/** The rules that decided against the request, in their own plain words, else what their code means. */
function rulesAgainst(one: Case): readonly Text[] {
  const { determination, quote, speaker } = one;
  const speaking = against({ criteria: determination.criteria }).filter(({ because }) => because !== undefined);
  const fit = speaker.audience === 'member' ? speaking.filter(({ because }) => isPlain(because ?? '')) : speaking;
  if (fit.length > 0) return once(fit.map(({ because, id }) => quote(because ?? '', id)));
  const meaning = speaking.length === 0 ? undefined : meaningOf(one);
  return meaning === undefined ? [] : [{ text: sentence(meaning) }];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function meaningOf({ determination: { reasonCode }, reasons, speaker }: Case): string | undefined {
  if (reasonCode === undefined) return undefined;
  return (speaker.language === 'es' ? REASONS_ES[reasonCode] : undefined) ?? reasons[reasonCode]?.meaning;
}

/** Do the criteria indicate at least what was asked for, as far as they say? */
const supported = ({ determination: { findings, requested } }: Case): boolean =>
  findings.clinical.finding === 'level' &&
  findings.clinical.indicated !== undefined &&
  sameLevel(findings.clinical.indicated, requested.level);

/** Which parts of the assessment do not reach the level asked for. */
function clinicalParts(one: Case): readonly Block[] {
  const { criteria, requested } = one.determination;
  const asked = new Set(codesOf(requested.level));
  const notShown = criteria.filter(
    ({ dimension, kind, level, result }) =>
      kind === 'clinical' && dimension !== undefined && asked.has(level ?? '') && result === 'not-met',
  );
  return part(one, 'why.parts-not-shown', notShown);
}

function part(one: Case, lead: WordKey, criteria: readonly CitedCriterion[]): readonly Block[] {
  if (criteria.length === 0) return [];
  const { speaker } = one;
  const items =
    speaker.audience === 'member'
      ? once(criteria.flatMap((criterion) => dimensionText(one, criterion)))
      : once(
          criteria.map(({ dimension = '', id, title }) => {
            const quoted = one.quote(title, id);
            return { ...quoted, text: `${dimension}: ${quoted.text}` };
          }),
        );
  return items.length === 0 ? [] : [paragraph(speaker.say(lead)), { kind: 'list', items }];
}

function dimensionText({ speaker }: Case, { dimension = '', edition }: CitedCriterion): readonly Text[] {
  const key = `dimension.${edition === '4' ? '4' : '3'}.${dimension.slice(0, 2)}`;
  return speaker.has(key) ? [{ text: speaker.say(key) }] : [];
}

/** The code with its meaning (45 CFR 147.136(b)(3)(ii)(E)(3)), and a blank for the payer's own where there is none. */
function codeBlocks(one: Case): readonly Block[] {
  const { determination, speaker } = one;
  const meaning = meaningOf(one);
  return determination.reasonCode === undefined || meaning === undefined
    ? []
    : [paragraph(speaker.say('why.code', { code: determination.reasonCode, meaning }))];
}

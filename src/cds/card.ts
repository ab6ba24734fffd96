import { v5 as uuid } from 'uuid';
import type { Determination } from '../domain/determination.js';
import type { Fault } from '../domain/faults.js';
import { CANONICAL_BASE } from '../fhir/canonical.js';
import { type Assertion, assertionOnFaults } from './assertion.js';
import { NO_COVERAGE, NO_REVIEW, SUMMARIES, UNDECIDED, UNREADABLE, UNSENT } from './words.js';

/** A card of CDS Hooks, of CRD's kind "instructions": words only, nothing to click. */
export interface Card {
  readonly uuid: string;
  readonly summary: string;
  readonly detail?: string;
  readonly indicator: 'info' | 'warning' | 'critical';
  readonly source: { readonly label: string; readonly topic: { readonly system: string; readonly code: string } };
}

/** Who speaks, and to which call. */
export interface Speaking {
  /** Name of the payer. */
  readonly label: string;
  /** Names the card among all cards; made of what was asked, so that the same call gets the same. */
  readonly seed: string;
}

const TOPICS = 'http://hl7.org/fhir/us/davinci-crd/CodeSystem/temp';
/** More questions than these are for the form. */
const MOST_QUESTIONS = 12;

export function cardOn(
  determination: Determination,
  { authorization }: Assertion,
  speaking: Speaking,
  unsent: readonly (keyof typeof UNSENT)[] = [],
): Card {
  const { decision, reason, findings, missing, advice, reviewer } = determination;
  // What a review would need to know is of no use where none is asked for.
  if (decision === 'pend' && reason === 'information-needed' && authorization?.need === 'no-auth')
    return card(NO_REVIEW, { ...speaking, indicator: indicatorOf(determination), topic: GUIDELINE }, advice);
  const { clinical, payer } = findings;
  const paragraphs = [
    // What is only possible, and what cannot be said yet, is in the questions.
    ...(clinical.finding === 'possible' ? [] : [clinical.statement]),
    ...(payer.finding === 'undetermined' ? [] : [payer.statement]),
    ...advice,
    ...(decision === 'pend' ? unsent.map((part) => UNSENT[part]) : []),
    ...(missing.length === 0 ? [] : [needed(missing.map(({ question }) => question))]),
    ...(decision === 'approve' ? [] : [reviewer.statement]),
  ];
  return card(
    decision === 'downgrade' ? UNDECIDED : SUMMARIES[reason],
    { ...speaking, indicator: indicatorOf(determination), topic: topicOf(determination) },
    paragraphs,
  );
}

export const cardOnFaults = (faults: readonly Fault[], speaking: Speaking): Card =>
  card(UNREADABLE, { ...speaking, indicator: 'warning', topic: GUIDELINE }, [
    ...assertionOnFaults(faults).reasons,
    ...faults.flatMap(({ candidates = [] }) =>
      candidates.length === 0 ? [] : [`Possible: ${candidates.join(', ')}.`],
    ),
  ]);

export const cardWithoutCoverage = (seed: string): Card =>
  card(NO_COVERAGE, { label: 'Utilization review', seed, indicator: 'info', topic: GUIDELINE }, []);

/** Critical is for danger to the person, never for money (CRD, rules for cards). */
function indicatorOf({ decision, reason, urgent }: Determination): Card['indicator'] {
  if (reason === 'urgent') return 'critical';
  const adverse = decision === 'deny' || decision === 'downgrade';
  return adverse || urgent || WARNED.has(reason) ? 'warning' : 'info';
}

const WARNED: ReadonlySet<Determination['reason']> = new Set([
  'request-below-need',
  'below-need-accepted',
  'inconsistent-facts',
  'different-level',
]);

const GUIDELINE = { system: TOPICS, code: 'guideline' };

const topicOf = ({ reason }: Determination): Card['source']['topic'] =>
  reason === 'different-level' ? { system: TOPICS, code: 'therapy-alternatives-opt' } : GUIDELINE;

function needed(questions: readonly string[]): string {
  const more = questions.length - MOST_QUESTIONS;
  const listed = questions.slice(0, MOST_QUESTIONS).map((question) => `- ${question}`);
  return ['Still needed:', '', ...listed, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

function card(
  summary: string,
  { label, seed, indicator, topic }: Speaking & Pick<Card, 'indicator'> & Pick<Card['source'], 'topic'>,
  paragraphs: readonly string[],
): Card {
  const detail = paragraphs.filter((one) => one !== '').join('\n\n');
  return {
    uuid: uuid(`${CANONICAL_BASE}/cds-card/${seed}`, uuid.URL),
    summary,
    ...(detail === '' ? {} : { detail }),
    indicator,
    source: { label, topic },
  };
}

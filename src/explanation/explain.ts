import type { Echoed } from '../domain/confidentiality.js';
import type { CitedCriterion, Determination, Level, Provenance } from '../domain/determination.js';
import { codesOf, sameLevel } from '../domain/level.js';
import type { Writable } from '../domain/writable.js';
import type { FactValues } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { Asked } from '../payer/asked.js';
import type { ReasonDocument } from '../rulesets/documents.js';
import { digestOfText } from '../rulesets/digest.js';
import type { Matter } from '../resolution/picture.js';
import type { Settled } from '../resolution/settle.js';
import type { Resolution } from '../resolution/situation.js';
import { adviceOn } from './advice.js';
import { cite } from './cite.js';
import { distinct } from './distinct.js';
import { asLevel, clinicalFinding, payerFinding } from './findings.js';
import { jsonOf } from './known-text.js';
import { say } from './messages.js';
import type { Unsealed } from './provenance.js';
import { questions } from './questions.js';
import { rationale, reviewerKey, tensionKey } from './narrate.js';
import type { Detail } from './subject.js';
import type { LevelWords } from './words.js';

export interface Explained {
  readonly matter: Matter;
  readonly stated: FactValues;
  readonly settled: Settled;
  readonly asked: Asked;
  readonly reasons: Readonly<Record<string, ReasonDocument>>;
  readonly words: LevelWords;
  readonly echo: Echoed;
  readonly laterVersion: string | undefined;
  readonly detail: Detail;
  readonly provenance: Unsealed;
}

/** Says what was decided and why: the determination as it leaves, before any attestation. */
export function explain(explained: Explained): Determination {
  const { matter, stated, settled, words } = explained;
  const { resolution, drawn } = settled;
  const clinical = clinicalFinding(matter, stated, drawn, resolution);
  const indicated = resolution.exempt || drawn.hold !== undefined ? undefined : soleLevel(settled);
  const levels = shownLevels(matter, settled);
  const criteria = cite({ matter, stated, drawn, resolution, levels, indicated, detail: explained.detail });
  const final = resolution.decision === 'approve' && matter.ruleset.policy.autoApproval;
  const urgent = isUrgent(explained);
  const reviewedBy = reviewer(settled, final, explained.reasons, criteria);
  const { decision, reason, reasonCode, care, notYetReviewable } = resolution;
  const { reference, confidentiality } = explained.echo;
  // Put together in the order it is written in.
  const answer: Writable<Determination> = { decision, reason };
  if (reasonCode !== undefined) answer.reasonCode = reasonCode;
  answer.finality = final ? 'final' : 'proposed';
  answer.releasable = final;
  answer.urgent = urgent;
  if (reference !== undefined) answer.reference = reference;
  if (confidentiality !== undefined) answer.confidentiality = confidentiality;
  answer.requested = matter.asked;
  if (care !== undefined) answer.authorized = care;
  if (care?.to !== undefined) answer.reviewOn = care.to;
  if (notYetReviewable !== undefined) answer.notYetReviewable = notYetReviewable;
  answer.alternatives = resolution.alternatives;
  answer.tension = tension(resolution, indicated, matter.asked.level);
  answer.findings = { clinical, payer: payerFinding(matter, drawn, resolution) };
  answer.criteria = criteria;
  answer.missing = questions(matter.catalogue, settled.missing);
  answer.questions = resolution.exempt ? [] : questions(matter.catalogue, settled.questions);
  answer.advice = adviceOn({
    matter,
    drawn,
    resolution,
    asked: explained.asked,
    flags: clinical.flags,
    laterVersion: explained.laterVersion,
  });
  answer.rationale = rationale({
    resolution,
    asked: matter.asked,
    otherEdition: explained.asked.kind === 'edition-mismatch',
    indicated,
    words,
    criteria,
    meaning: reasonCode === undefined ? undefined : explained.reasons[reasonCode]?.meaning,
    reviewer: reviewedBy.required,
    urgent,
  });
  answer.reviewer = reviewedBy;
  answer.toolUse = say('tool-use');
  answer.provenance = sealed(answer as Outcome, explained.provenance);
  return answer as Determination;
}

/** Closes a determination with its own digest, which an attestation names. */
export const seal = (determination: Omit<Determination, 'provenance'>, provenance: Unsealed): Determination => ({
  ...determination,
  provenance: sealed(determination, provenance),
});

/** What an attestation of an answer rests on. */
type Outcome = Pick<
  Determination,
  'decision' | 'reason' | 'finality' | 'authorized' | 'notYetReviewable' | 'attestation'
>;

/** The answer is a pure function of what the provenance pins, so pins and outcome together stand for all of it. */
function sealed(outcome: Outcome, provenance: Unsealed): Provenance {
  const { decision, reason, finality, authorized, notYetReviewable, attestation } = outcome;
  const { engine, ruleset, criteria, facts, request } = provenance;
  // Built in one fixed order, so plain JSON is canonical here; a list has null for what is absent.
  const pins = [engine, ruleset?.digest, criteria?.digest, facts.digest, request];
  const text = jsonOf([decision, reason, finality, authorized, notYetReviewable, attestation, pins]) as string;
  return { ...provenance, determination: digestOfText(text) };
}

function soleLevel(settled: Settled): Level | undefined {
  const [only] = settled.drawn.results;
  if (settled.drawn.results.length !== 1 || only === undefined) return undefined;
  const level = asLevel(only);
  return codesOf(level).length === 0 ? undefined : level;
}

/** The levels whose criteria the answer shows: asked for, indicated, authorized. */
function shownLevels(matter: Matter, settled: Settled): readonly string[] {
  const codes = new Set<string>();
  if (matter.asked.level.treatment !== undefined) codes.add(matter.asked.level.treatment);
  if (matter.asked.level.otp === true) codes.add('OTP');
  if (settled.resolution.care?.level.treatment !== undefined) codes.add(settled.resolution.care.level.treatment);
  if (settled.drawn.hold === undefined)
    for (const { treatment } of settled.drawn.results) if (treatment.kind === 'level') codes.add(treatment.code);
  return [...codes];
}

function tension(resolution: Resolution, indicated: Level | undefined, asked: Level): Determination['tension'] {
  const payerLevel = resolution.care?.level;
  const said = indicated !== undefined && payerLevel !== undefined && sameLevel(payerLevel, indicated);
  const view: Writable<Determination['tension']> = { kind: resolution.tension };
  if (indicated !== undefined) view.clinicalLevel = indicated;
  if (payerLevel !== undefined && !(said && resolution.tension === 'none')) view.payerLevel = payerLevel;
  view.rules = distinct([...resolution.deciding, ...resolution.overridden]);
  view.statement = say(tensionKey(resolution, asked));
  return view as Determination['tension'];
}

/** A danger is never lowered: neither by the words of the request nor by a payer's rule. */
function isUrgent({ matter, stated, settled: { resolution, drawn } }: Explained): boolean {
  if (resolution.reason === 'urgent' || (resolution.decision !== 'approve' && drawn.setting.imminentDanger))
    return true;
  return stated[factIndex(matter.catalogue, 'review.urgent')] === true;
}

/** Who must see it: a coverage matter an administrative reviewer, every other adverse or open clinical matter a clinician. */
function reviewer(
  settled: Settled,
  final: boolean,
  reasons: Readonly<Record<string, ReasonDocument>>,
  criteria: readonly CitedCriterion[],
): Determination['reviewer'] {
  const required = final ? 'none' : requiredReviewer(settled, reasons);
  const statement = say(reviewerKey(settled.resolution, required));
  const { decision } = settled.resolution;
  if (decision !== 'downgrade' && decision !== 'deny') return { required, statement };
  const ours = criteria.filter(({ deciding, status }) => deciding && status === 'interpretation').length;
  if (ours === 0) return { required, statement };
  return { required, statement: `${statement} ${say('reviewer.interpretation', { count: String(ours) })}` };
}

function requiredReviewer(
  { resolution, missing }: Settled,
  reasons: Readonly<Record<string, ReasonDocument>>,
): 'administrative' | 'clinician' {
  if (resolution.decision === 'approve') return 'administrative';
  if (resolution.decision !== 'pend') return resolution.reason === 'coverage' ? 'administrative' : 'clinician';
  if (missing.some(isClinical)) return 'clinician';
  const own = resolution.reasonCode === undefined ? undefined : reasons[resolution.reasonCode]?.reviewer;
  return own ?? (ADMINISTRATIVE.has(resolution.reason) ? 'administrative' : 'clinician');
}

const CLINICAL_FACTS = /^(assessment\.(asam[34]|stated|sud|sed|emergency)|continued\.|history\.|member\.pregnant)/;

const isClinical = (fact: string): boolean => CLINICAL_FACTS.test(fact);

const ADMINISTRATIVE: ReadonlySet<string> = new Set([
  'information-needed',
  'hours-below-level',
  'no-version-known',
  'coverage-unverified',
]);

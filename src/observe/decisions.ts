import { Counter, Histogram, type Registry } from 'prom-client';
import type { Determination, Tension } from '../domain/determination.js';
import type { Labels } from './labels.js';
import { labelsOf } from './labels.js';
import type { Later } from './later.js';
import type { Metrics } from './metrics.js';

const BY = ['final_by', 'urgency', 'review_type'] as const;

/** A decision takes tens of microseconds; one that has to search what is unknown takes milliseconds. */
const SECONDS = [0.000_05, 0.000_1, 0.000_2, 0.000_5, 0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 0.5];

/** The counters of determinations; docs/metrics.md says what each counts, and of which published figure it is a part. */
export function decisionMetrics(
  registry: Registry,
  { tell }: Pick<Later, 'tell'>,
): Pick<Metrics, 'decided'> & { readonly settle: () => void } {
  const registers = [registry];
  const determinations = new Counter({
    name: 'ur_determinations_total',
    help: 'Determinations given, by what was decided and who made it final.',
    labelNames: ['payer', 'version', 'decision', ...BY],
    registers,
  });
  const approvals = new Counter({
    name: 'ur_approvals_total',
    help: 'Determinations that give care: whole, part (less than asked) or so-far (later days not yet reviewable).',
    labelNames: ['payer', 'extent', ...BY],
    registers,
  });
  const adverse = new Counter({
    name: 'ur_adverse_total',
    help: 'Determinations that refuse care: whole (a denial), level (a lower one) or amount (fewer units, days or hours).',
    labelNames: ['payer', 'extent', ...BY],
    registers,
  });
  const reasons = new Counter({
    name: 'ur_determination_reasons_total',
    help: 'Determinations by the reason they give.',
    labelNames: ['payer', 'decision', 'reason'],
    registers,
  });
  const codes = new Counter({
    name: 'ur_adverse_reason_codes_total',
    help: 'Determinations that refuse care by the reason code of the rule that decided.',
    labelNames: ['payer', 'reason_code'],
    registers,
  });
  const tensions = new Counter({
    name: 'ur_determination_tensions_total',
    help: 'Determinations by who prevailed where clinical need and payer rule pulled apart.',
    labelNames: ['payer', 'decision', 'tension'],
    registers,
  });
  const levels = new Counter({
    name: 'ur_determination_levels_total',
    help: 'Determinations by the level of care asked for.',
    labelNames: ['payer', 'level', 'decision', 'final_by'],
    registers,
  });
  const attestations = new Counter({
    name: 'ur_attestations_total',
    help: 'Determinations that carry an attestation, by what the reviewer concluded.',
    labelNames: ['payer', 'reviewer', 'conclusion'],
    registers,
  });
  const asking = new Counter({
    name: 'ur_missing_fact_pends_total',
    help: 'Determinations that wait for facts nobody has stated.',
    labelNames: ['payer'],
    registers,
  });
  const facts = new Counter({
    name: 'ur_missing_facts_total',
    help: 'How often each fact was asked for by a determination that waits for it.',
    labelNames: ['fact'],
    registers,
  });
  const overridden = new Counter({
    name: 'ur_overridden_rules_total',
    help: 'How often each rule was met and set aside by a rule that protects the request.',
    labelNames: ['payer', 'rule'],
    registers,
  });
  const time = new Histogram({
    name: 'ur_decide_seconds',
    help: 'Time the service takes to decide, from the parsed request to the determination.',
    labelNames: ['decision'],
    buckets: SECONDS,
    registers,
  });

  const add = (times: number, labels: Labels, words: Words): void => {
    const { approved, finalBy: final_by, level, payer, refused, reviewType, urgency, version } = labels;
    const { decision, reason, reasonCode, signed, tension } = words;
    const by = { final_by, urgency, review_type: reviewType };
    determinations.inc({ payer, version, decision, ...by }, times);
    if (approved !== undefined) approvals.inc({ payer, extent: approved, ...by }, times);
    if (refused !== undefined) adverse.inc({ payer, extent: refused, ...by }, times);
    if (refused !== undefined && reasonCode !== undefined) codes.inc({ payer, reason_code: reasonCode }, times);
    reasons.inc({ payer, decision, reason }, times);
    tensions.inc({ payer, decision, tension }, times);
    levels.inc({ payer, level, decision, final_by }, times);
    if (signed !== undefined) attestations.inc({ payer, ...signed }, times);
  };

  const tellerOf = (labels: Labels, { attestation, decision, reason, reasonCode, tension }: Determination) => {
    // Nothing of the determination is held on to but these.
    const signed = attestation && { conclusion: attestation.conclusion, reviewer: attestation.reviewer };
    return (times: number): void => add(times, labels, { decision, reason, reasonCode, tension: tension.kind, signed });
  };

  // A counter builds a text of its labels each time it is told of one. Most determinations are like one before, so they
  // are tallied by all their words at once and told when the metrics are read.
  const alike = new Map<string, { times: number; readonly tell: (times: number) => void }>();
  const settle = (): void => {
    for (const { tell, times } of alike.values()) tell(times);
    alike.clear();
  };
  const decided: Metrics['decided'] = (request, determination, library, seconds) => {
    const labels = labelsOf(request, determination, library);
    const key = keyOf(labels, determination);
    const before = alike.get(key);
    if (before === undefined) {
      alike.set(key, { times: 1, tell: tellerOf(labels, determination) });
      if (alike.size >= MOST_KINDS) settle();
    } else before.times += 1;
    const { decision, findings, missing } = determination;
    const { payer } = labels;
    const asked = decision === 'pend' ? missing.map(({ fact }) => fact) : [];
    const setAside = findings.payer.rulesOverridden;
    tell(() => {
      if (asked.length > 0) asking.inc({ payer });
      for (const fact of asked) facts.inc({ fact });
      for (const rule of setAside) overridden.inc({ payer, rule });
      time.observe({ decision }, seconds);
    });
  };
  return { decided, settle };
}

interface Words extends Pick<Determination, 'decision' | 'reason'> {
  readonly reasonCode: string | undefined;
  readonly tension: Tension;
  readonly signed: Pick<NonNullable<Determination['attestation']>, 'conclusion' | 'reviewer'> | undefined;
}

/** Kinds of determination in memory between two readings. */
const MOST_KINDS = 1000;

function keyOf(labels: Labels, { attestation, decision, reason, reasonCode = '', tension }: Determination): string {
  const { approved = '', finalBy, level, payer, refused = '', reviewType, urgency, version } = labels;
  const attested = attestation === undefined ? '' : `${attestation.conclusion} ${attestation.reviewer}`;
  return `${payer} ${version} ${decision} ${reason} ${reasonCode} ${tension.kind} ${finalBy} ${urgency} ${reviewType} ${level} ${approved} ${refused} ${attested}`;
}

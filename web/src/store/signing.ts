import type { Attestation } from '../../../src/domain/attestation.js';
import type { CitedCriterion, Determination } from '../api/types.js';
import type { Case, Decided } from './case.js';
import { keeping } from './kept.js';

/** What a physician has entered and not signed yet. */
export interface Draft {
  readonly credential?: string;
  readonly licenceState?: string;
  readonly on?: string;
  readonly reviewer?: Attestation['reviewer'];
  /** A conclusion is about one answer: when the answer changes, it is drawn anew. */
  readonly concluded?: { readonly determination: string; readonly conclusion: Attestation['conclusion'] };
  /** By the criterion’s key. */
  readonly criteria?: Readonly<Record<string, Said>>;
}

export interface Said {
  readonly agrees: boolean;
  readonly reason?: string;
}

/** A criterion may be cited at several levels. */
export const keyOf = ({ id, level }: Pick<CitedCriterion, 'id' | 'level'>): string =>
  level === undefined ? id : `${id} @ ${level}`;

/** What still has to be entered, in words; none where it can be signed. */
export function lacking(draft: Draft, answer: Determination): readonly string[] {
  const said = Object.values(draft.criteria ?? {});
  return [
    ...(conclusionOf(draft, answer) === undefined ? ['the conclusion'] : []),
    ...((draft.credential ?? '').trim() === '' ? ['your credential'] : []),
    ...(/^[A-Z]{2}$/.test(draft.licenceState ?? '') ? [] : ['the state of your licence']),
    ...(draft.on === undefined || draft.on === '' ? ['the date'] : []),
    ...(said.some(({ agrees, reason = '' }) => !agrees && reason.trim() === '')
      ? ['the reason of each disagreement']
      : []),
  ];
}

export const conclusionOf = ({ concluded }: Draft, answer: Determination): Attestation['conclusion'] | undefined =>
  concluded?.determination === answer.provenance.determination ? concluded.conclusion : undefined;

/** Undefined where something is lacking. */
export function attestationOf(draft: Draft, answer: Determination): Attestation | undefined {
  const { credential, criteria = {}, licenceState, on } = draft;
  const conclusion = conclusionOf(draft, answer);
  if (conclusion === undefined || credential === undefined || on === undefined || lacking(draft, answer).length > 0)
    return undefined;
  const said = answer.criteria.flatMap((criterion) => {
    const one = criteria[keyOf(criterion)];
    if (one === undefined) return [];
    const { id, level } = criterion;
    const reason = one.agrees ? undefined : one.reason?.trim();
    return [
      {
        id,
        ...(level === undefined ? {} : { level }),
        agrees: one.agrees,
        ...(reason === undefined ? {} : { reason }),
      },
    ];
  });
  return {
    determination: answer.provenance.determination,
    conclusion,
    reviewer: draft.reviewer ?? reviewerFor(answer),
    credential: credential.trim(),
    ...(licenceState === undefined ? {} : { licenceState }),
    on,
    ...(said.length === 0 ? {} : { criteria: said }),
  };
}

export const reviewerFor = ({ reviewer }: Determination): Attestation['reviewer'] =>
  reviewer.required === 'administrative' ? 'administrative' : 'clinician';

/** The case after the service has answered the signed request. What is not final stays with a physician. */
export function signed(one: Case, attestation: Attestation, decided: Decided): Case {
  const { signing: _entered, ...rest } = one;
  const { determination } = decided;
  const next: Case = { ...rest, beside: { ...one.beside, attestation }, decided };
  const kept = keeping(next, 'signed');
  if (determination.finality !== 'final') return kept;
  return { ...kept, stage: { kind: 'signed', at: decided.at, determination: determination.provenance.determination } };
}

/** Open again: nothing is approved and nothing is signed. */
export const takenBack = (one: Case): Case => ({
  ...one,
  beside: withoutAttestation(one.beside),
  stage: { kind: 'open' },
});

/** The case before it was signed, with a physician still: what was signed stays among the answers kept. */
export function unsigned(one: Case, at: string): Case {
  const { decided, ...rest } = one;
  const determination = decided?.determination.attestation?.determination ?? '';
  return {
    ...rest,
    beside: withoutAttestation(one.beside),
    stage: one.stage.kind === 'signed' ? { kind: 'with-physician', at, note: '', determination } : one.stage,
  };
}

export function withoutAttestation({ attestation: _, ...beside }: Case['beside']): Case['beside'] {
  return beside;
}

import type { CitedCriterion, Determination } from '../domain/determination.js';
import type { NoticeElement, Right, RightKind } from '../domain/rights.js';
import type { Applying } from '../law/rules.js';
import { sourced } from '../law/rules.js';
import type { Reference } from '../rulesets/documents.js';
import type { NoticeCheck, NoticeRule } from '../rulesets/law-documents.js';

/**
 * What the notice of an adverse answer must hold, element by element: where the answer holds it, and what the payer must
 * add. It looks at what is there; it does not judge whether the words would satisfy a regulator.
 */
export function noticeElements(
  elements: readonly Applying<NoticeRule>[],
  references: Readonly<Record<string, Reference>>,
  determination: Determination,
  rights: readonly Right[],
): readonly NoticeElement[] {
  const answer: Answer = { determination, rights, deciding: determination.criteria.filter(({ deciding }) => deciding) };
  return elements
    .filter(({ rule }) => NEEDED[rule.needed](answer))
    .map(({ rule }) => {
      const at = HELD[rule.check](answer);
      return {
        id: rule.id,
        title: rule.title,
        state: at.length === 0 ? 'payer-must-add' : rule.payerAdds === undefined ? 'filled' : 'partly',
        at,
        ...(rule.payerAdds === undefined ? {} : { payerAdds: rule.payerAdds }),
        mark: rule.mark,
        ...sourced(references, rule),
      };
    });
}

interface Answer {
  readonly determination: Determination;
  readonly rights: readonly Right[];
  readonly deciding: readonly CitedCriterion[];
}

const NEEDED: Readonly<Record<NoticeRule['needed'], (answer: Answer) => boolean>> = {
  always: () => true,
  'information-missing': ({ determination }) => determination.missing.length > 0,
  'medical-necessity': ({ deciding }) => deciding.some(({ basis }) => basis === 'clinical'),
  'rule-relied-on': ({ deciding }) => deciding.length > 0,
};

const PLAN_KINDS: ReadonlySet<CitedCriterion['kind']> = new Set(['payer', 'coverage']);

/** Where each element stands in the answer; nowhere when it is not there. */
const HELD: Readonly<Record<NoticeCheck, (answer: Answer) => readonly string[]>> = {
  decision: () => ['/decision', '/requested'],
  reasons: ({ deciding, determination }) =>
    determination.rationale !== '' && deciding.length > 0 ? ['/rationale', '/criteria'] : [],
  provision: (answer) => citing(answer, ({ kind }) => PLAN_KINDS.has(kind)),
  needed: ({ determination }) => (determination.missing.length > 0 ? ['/missing'] : []),
  appeal: (answer) => offering(answer, 'internal-appeal'),
  'expedited-appeal': (answer) => offering(answer, 'expedited-appeal'),
  'appeal-and-external-review': (answer) => {
    const [appeal, review] = [offering(answer, 'internal-appeal'), offering(answer, 'external-review')];
    return appeal.length > 0 && review.length > 0 ? [...appeal, ...review] : [];
  },
  'fair-hearing': (answer) => offering(answer, 'fair-hearing'),
  'free-copies': (answer) => offering(answer, 'free-copies'),
  continuation: (answer) => offering(answer, 'continuation-of-benefits'),
  guideline: (answer) => [...citing(answer, () => true), ...offering(answer, 'free-copies')],
  judgment: (answer) => [...citing(answer, ({ basis }) => basis === 'clinical'), ...offering(answer, 'free-copies')],
  'service-date': ({ determination }) => (determination.requested.from === undefined ? [] : ['/requested/from']),
  'denial-code': ({ determination }) => (determination.reasonCode === undefined ? [] : ['/reasonCode']),
  'criteria-source': (answer) => citing(answer, () => true),
  'reviewer-credential': ({ determination }) =>
    determination.attestation === undefined ? [] : ['/attestation/credential'],
  payer: () => [],
};

function citing(
  { deciding, determination }: Answer,
  wanted: (criterion: CitedCriterion) => boolean,
): readonly string[] {
  const first = deciding.find(wanted);
  return first === undefined ? [] : [`/criteria/${determination.criteria.indexOf(first)}/source`];
}

function offering({ rights }: Answer, wanted: RightKind): readonly string[] {
  const index = rights.findIndex(({ kind }) => kind === wanted);
  return index === -1 ? [] : [`/rights/rights/${index}`];
}

import type { Wording } from './wording.js';

/** Why it was decided so, or what it waits for, in English. */
export const WHY_EN = {
  'section.why': 'Why',
  'why.approve.meets-criteria': {
    member: 'The facts we got show that this care fits your needs.',
    provider: 'The assessment supports this care, and no rule of the plan stands against it.',
  },
  'why.approve.statute': {
    member: 'A rule of the plan would have limited this care. The law does not let us use that rule here.',
    provider:
      'The assessment supports this care. A rule of the plan would have limited it; the law bars that rule here.',
  },
  'why.approve.review-not-permitted': 'The law does not let us review this care now. So it is approved.',
  'why.approve.below-need-accepted': {
    member:
      'The facts we got point to more care than this: {indicated}. You or your provider can ask for more care at any time.',
    provider:
      'The assessment points to more care than this: {indicated}. Please talk with the member about it. You can ask for it at any time.',
  },
  'why.approve.level-unavailable': {
    member:
      'The facts we got point to {indicated}. You cannot get that care right now. What your provider asked for can meet your needs in its place.',
    provider:
      'The assessment points to {indicated}, which cannot be had now. What you asked for meets the need in its place.',
  },
  'why.approve.attested-approval': 'A clinician looked at the request and approved it as it was asked for.',
  'why.adverse.less-intensive-level-indicated': {
    member: 'We looked at the facts from your provider. By the criteria we use, {given} can safely meet your needs.',
    provider: 'By the criteria we use, the assessment shows that {given} can safely meet the member’s needs.',
  },
  'why.adverse.payer-rule': 'A rule of the plan limits this care. The rule says:',
  'why.adverse.coverage': {
    member: 'The plan does not cover this care here. This does not mean that you do not need care.',
    provider: 'The plan does not cover this care here. This is not a finding about medical need.',
  },
  'why.adverse.other': {
    member: 'We looked at the facts from your provider and at the rules of the plan.',
    provider: 'We compared the request with the criteria and with the rules of the plan.',
  },
  'why.supported': {
    member:
      'The facts we got do support the care your provider asked for. The reason is the rule of the plan. It is not your health.',
    provider:
      'The assessment itself supports what you asked for. The reason is the rule of the plan, not the assessment.',
  },
  'why.guaranteed': 'The law sets a least amount for this care. The plan may not go below it, and it did not.',
  'why.pend.information-needed': {
    member: 'Some facts are missing. Your provider can send them to us. They are in the list below.',
    provider: 'Some facts are missing that can change the answer. They are in the list below.',
  },
  'why.pend.rule': 'Something must be settled first:',
  'why.pend.clinical-review': 'The answer depends on a clinician’s judgment.',
  'why.pend.compare': {
    member:
      'The facts we got point to other care than what was asked for: {indicated}. A clinician needs to compare the two.',
    provider:
      'The assessment points to other care than what you asked for: {indicated}. A clinician needs to compare the two.',
  },
  'why.pend.request-below-need': {
    member:
      'The facts we got point to much more care: {indicated}. A clinician should talk with you and your provider about this soon.',
    provider:
      'The assessment points to much more care: {indicated}. A clinician would like to talk with you about this soon.',
  },
  'why.pend.urgent': {
    member: 'The facts we got may mean that you need hospital care right away.',
    provider: 'The assessment points to an urgent need for hospital care.',
  },
  'why.pend.criteria-do-not-apply': {
    member:
      'The criteria we use here are for drug and alcohol problems. The request does not name one. This is not about whether you need care.',
    provider: 'The criteria used here are for substance use disorders, and the request names none.',
  },
  'why.pend.edition-mismatch': {
    member:
      'Your provider used another edition of the criteria than we do. A clinician can look at it, or your provider can send a new assessment.',
    provider:
      'The request uses another edition of the criteria than the plan does. Please send an assessment by the plan’s edition, or ask for a clinician’s review.',
  },
  'why.pend.inconsistent-facts': 'Some of the facts we got do not fit together. They must be checked first.',
  'why.pend.hours-below-level': {
    member:
      'The hours asked for are too few for this kind of care. Your provider needs to tell us what is meant: more hours, or other care.',
    provider:
      'The hours you asked for are below what counts as this level of care. Please tell us what is meant: more hours, or a level with fewer hours.',
  },
  'why.pend.unverified-source': 'We could not check one of the rules that matter here. So a clinician needs to look.',
  'why.pend.no-version-known': 'We need to look up which rules of the plan held on these dates.',
  'why.pend.coverage-unverified': 'We need to find out if the plan covers this.',
  'why.pend.level-unavailable': {
    member: 'The care that fits the facts we got cannot be had right now. A person needs to look for another way.',
    provider: 'The care indicated cannot be had now. A person needs to look for another way.',
  },
  'why.pend.findings-only': 'In this state only a clinician may decide. We have prepared the request for one.',
  'why.pend.second-opinion': 'We found that our software may misread a rule. So a clinician needs to look.',
  'why.pend.other': 'A clinician needs to look at the request.',
  'why.parts-not-shown': {
    member:
      'The care that was asked for is meant for people who need more help in these areas. The facts do not show that:',
    provider: 'Criteria of the level asked for that the assessment does not meet:',
  },
  'why.code': 'The code for this reason is {code}. It means: {meaning}.',
  'why.tool': 'A computer program helped by checking the facts against written rules. A person makes the decision.',
  'why.tool-approved': 'A computer program checked the facts against written rules. It can only say yes.',

  'dimension.3.D1': 'drug or alcohol use and withdrawal (Dimension 1)',
  'dimension.3.D2': 'your physical health (Dimension 2)',
  'dimension.3.D3': 'your feelings, behavior and thinking (Dimension 3)',
  'dimension.3.D4': 'how ready you are to change (Dimension 4)',
  'dimension.3.D5': 'the risk of going back to use (Dimension 5)',
  'dimension.3.D6': 'the place and people you live with (Dimension 6)',
  'dimension.4.D1': 'use, withdrawal and medicines (Dimension 1)',
  'dimension.4.D2': 'your physical health (Dimension 2)',
  'dimension.4.D3': 'your mental health and thinking (Dimension 3)',
  'dimension.4.D4': 'risks from use (Dimension 4)',
  'dimension.4.D5': 'the place and people you live with (Dimension 5)',
  'dimension.4.D6': 'what you want from care (Dimension 6)',
} as const satisfies Readonly<Record<string, Wording>>;

/**
 * Every sentence of a letter in English, by key, with `{parameters}`. Where the person addressed matters a sentence stands
 * twice. What the member reads is meant for a reading grade of eight or lower: `tests/letters/reading.test.ts` measures it.
 */
export type Wording = string | { readonly member: string; readonly provider: string };

export const EN = {
  'draft.clinician': 'DRAFT. Do not send. A clinician must review this first.',
  'draft.administrative': 'DRAFT. Do not send. A reviewer must confirm this first.',
  'draft.none': 'DRAFT. Do not send.',
  'draft.short': 'DRAFT:',
  page: 'Page {page} of {pages}',
  blank: 'left for the plan to fill in',
  'not-stated': 'not stated',

  'title.approval': { member: 'We approved your care', provider: 'We approved the care you asked for' },
  'title.partial-approval': 'We approved part of your request',
  'title.denial': 'We did not approve your request',
  'title.information-request': 'We need more information',
  'title.in-review': 'Your request is in review',

  'field.date': 'Date',
  'field.to': 'To',
  'field.from': 'From',
  'field.member': 'Member',
  'field.reference': 'Reference',

  'slot.plan-name': 'Name of the plan',
  'slot.plan-address': 'Address of the plan',
  'slot.plan-phone': 'Phone number and hours',
  'slot.member-name': 'Name of the member',
  'slot.member-address': 'Address of the member',
  'slot.member-id': 'Member number',
  'slot.provider-name': 'Name of the provider',
  'slot.provider-address': 'Address of the provider',
  'slot.letter-date': 'Date of this letter',
  'slot.reviewer-name': 'Name of the reviewer',
  'slot.reviewer-credential': 'Credentials of the reviewer',
  'slot.send-to': 'Where to send it',
  'slot.send-by': 'Send it by',
  'slot.denial-code': 'The plan’s own code for this decision, and what it means',
  'slot.plan-provision': 'The part of the plan document we used',
  'slot.claim-amount': 'Amount of the claim',
  'slot.language-help': 'Free help in other languages and formats',
  'slot.file': 'How and where to ask',
  'slot.phone': 'Phone number',
  'slot.office': 'Name, address and phone number of the office',
  'slot.ask': 'How to ask',
  'slot.published': 'Where to read them',
  'slot.time-to-ask': 'Time you have to ask',
  'slot.time-to-decide': 'Time to decide',
  'slot.more': 'More from the plan',

  greeting: { member: 'Dear member,', provider: 'Dear provider,' },
  closing: 'Sincerely,',

  'decision.approval': {
    member: 'We approved the care your provider asked for: {asked}.',
    provider: 'We approved the care you asked for: {asked}.',
  },
  'decision.level-lowered': 'We approved {given}. We did not approve {asked}.',
  'decision.amount-lowered': {
    member: 'We approved {asked}, but less of it than your provider asked for.',
    provider: 'We approved {asked}, but less of it than you asked for.',
  },
  'decision.denial': 'We did not approve {asked}.',
  'decision.information-request':
    'We cannot decide yet about {asked}. We need more information first. We have not said no.',
  'decision.in-review': 'We have not decided yet about {asked}. A person needs to look at this. We have not said no.',
  'decision.urgent':
    'We have not decided yet about {asked}. A clinician must look at this right away. We have not said no.',

  'section.care': 'What was asked and what we decided',
  'section.care-open': 'What was asked',
  'care.caption': 'The request, and what we decided',
  'care.caption-open': 'The request',
  'care.asked': 'Asked for',
  'care.approved': 'Approved',
  'care.nothing': 'Nothing',
  'care.kind': 'Kind of care',
  'care.code': 'Name in the criteria',
  'care.dates': 'Dates',
  'care.amount': 'Amount',
  'care.hours': 'Hours a week',
  'care.hours-below': 'fewer than {count}',
  'care.span': '{from} to {to}',
  'care.from': 'from {from}',
  'care.to': 'to {to}',
  'care.item': 'Item',
  'care.rest-from': 'We have not decided about the days after {to}. The law does not let us review them yet.',
  'care.rest-units': 'We have not decided about {units} more. The law does not let us review them yet.',
  'care.alternatives': {
    member:
      'The plan also covers other care: {levels}. It is more than what was asked for. Your provider can ask for it.',
    provider: 'The plan also covers: {levels}. It is more than what was asked for. A new request can ask for it.',
  },
  'care.offered-now': {
    member: 'You can start the care we approved now. If you do, you can still appeal the part we did not approve.',
    provider: 'The care we approved can start now. Starting it takes nothing away from the right to appeal the rest.',
  },
  'care.keep-review': 'If more care is needed after {date}, please ask us before that day.',

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
  'why.parts-met': 'Criteria that the level approved rests on, all met:',
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

  'section.criteria': 'The rules and criteria we used',
  'criteria.intro': 'You can look them up. The table says who owns each one and where it is.',
  'criteria.caption': 'What we used, who owns it and where to find it',
  'criteria.what': 'What we used',
  'criteria.owner': 'Who owns it',
  'criteria.where': 'Where to find it',
  'criteria.result': 'Result',
  'criteria.needed': 'What would meet it',
  'criteria.free': 'You can get a free copy of any rule, criteria or record we used. Just ask us.',
  'criteria.ask': 'You can ask us for a copy of what we used.',
  'criteria.codes': 'You can also ask for the diagnosis and treatment codes, and what they mean.',
  'criteria.titles-in-english': 'Titles stand as they were published.',
  'owner.asam': 'American Society of Addiction Medicine (ASAM)',
  'owner.plan': 'The plan',
  'owner.law': 'The law or agency named in the source',
  'owner.source': 'See the source',
  'result.met': 'met',
  'result.not-met': 'not met',
  'result.undetermined': 'not known',
  'result.not-applicable': 'does not apply',
  'result.overridden': 'set aside by law',

  'section.missing': 'What we still need',
  'missing.intro': {
    member: 'Please ask your provider to send us the answers to these questions:',
    provider: 'Please answer these questions from the record:',
  },
  'missing.true-only': {
    member: 'If a fact is not known, it is fine to say so.',
    provider: 'State what the record shows. If something is not known, say so.',
  },
  'missing.why': 'We ask because these facts can change the answer.',

  'section.change': 'What could change this',
  'change.intro': {
    member: 'The answer could be different if this is true for you and in your record:',
    provider: 'The answer could be different if this is true and documented:',
  },
  'change.evidence': 'To be shown in the record: {what}',
  'change.clinical': 'If health or need changes: {what}',
  'change.fact': '{question} ({wanted})',
  yes: 'yes',
  no: 'no',
  'change.send': {
    member: 'You or your provider can send more facts now. Send only what is true.',
    provider: 'You can send more facts now. Send only what is true and in the record.',
  },

  'section.rights': 'Your rights if you do not agree',
  'section.rights-open': 'Your rights if we say no later',
  'rights.intro': {
    member: 'You can ask us to look again. These are your rights.',
    provider: 'The member has these rights. You may help the member use them. “You” is the member here.',
  },
  'rights.intro-open': {
    member:
      'We have not said no. If we approve less than was asked, we will send you a letter. You will then have these rights. That letter will give you the dates.',
    provider:
      'Nothing has been denied. If we approve less than was asked, a letter will follow with dates. The member will then have these rights. “You” is the member here.',
  },
  'rights.unknown-plan': 'The rights depend on the kind of plan. Call us to learn about them.',
  'rights.perhaps': 'This may apply to you. Ask us.',
  'rights.file-notice': 'You have {time} from the date of this letter to ask.',
  'rights.file-appeal-decision': 'You have {time} from the day we decide your appeal to ask.',
  'rights.last-day': 'The last day is {date}.',
  'rights.decide': 'You will get an answer within {time}.',

  'section.time': 'When we must decide',
  'time.due': 'We must decide by {due}.',

  'section.who': 'Who decided',
  'section.who-open': 'Who will decide',
  'who.attested-clinician': 'A clinician ({credential}) reviewed this on {date}.',
  'who.attested-administrative':
    'A reviewer ({credential}) confirmed this on {date}. It is about what the plan covers.',
  'who.automatic': 'The request met every rule, so it was approved as asked. No one needed to review it.',
  'who.clinician': 'A clinician with training in this kind of care must review this before we send it.',
  'who.administrative': 'A reviewer must confirm this before we send it.',
  'who.open-clinician': 'A clinician with training in this kind of care will look at the request.',
  'who.open-administrative': 'A reviewer will look at the request.',

  'section.help': 'Questions and help',
  'help.call': 'Call us if anything here is not clear.',
  'help.danger':
    'If you are in danger, or think of harming yourself, call 911 or go to the nearest emergency room. You can also call or text 988 at any time.',
  'help.part-2':
    'Federal law protects records about drug and alcohol care (42 CFR Part 2). They may not be used against the patient in court without consent or a court order.',

  'section.payer': 'More from the plan',

  'unit.day': '{count} days',
  'unit.day-one': '1 day',
  'unit.session': '{count} sessions',
  'unit.session-one': '1 session',
  'unit.visit': '{count} visits',
  'unit.visit-one': '1 visit',
  'unit.hour': '{count} hours',
  'unit.hour-one': '1 hour',
  'unit.unit': '{count} units',
  'unit.unit-one': '1 unit',
  'length.hour': '{count} hours',
  'length.calendar-day': '{count} days',
  'length.business-day': '{count} business days',
  'length.day-except-holidays': '{count} days, holidays not counted',
  'length.calendar-month': '{count} months',

  'level.unnamed': 'treatment for a drug or alcohol problem',
  'level.code': 'Level {code}',
  'level.withdrawal-code': 'Level {code} (withdrawal)',
  'level.edition-3': 'ASAM Criteria, third edition',
  'level.edition-4': 'ASAM Criteria, fourth edition',
  and: 'and',
  or: 'or',
} as const satisfies Readonly<Record<string, Wording>>;

export type WordKey = keyof typeof EN;
export type Words = Readonly<Record<WordKey, Wording>>;

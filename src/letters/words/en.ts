import type { Wording } from './wording.js';
import { WHY_EN } from './why-en.js';

/**
 * Every sentence of a letter in English, by key, with `{parameters}`. Where the person addressed matters a sentence stands
 * twice. What the member reads is meant for a reading grade of eight or lower: `tests/letters/reading.test.ts` measures it.
 */
export const EN = {
  ...WHY_EN,

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
  'slot.rights': 'Your rights, the last days, and how to use them',
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
  'care.to-agree': 'to be agreed with the plan',
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

  'section.criteria': 'The rules and criteria we used',
  'criteria.intro': 'You can look them up. The table says who owns each one and where it is.',
  'criteria.caption': 'What we used, who owns it and where to find it',
  'criteria.caption-results': 'Each criterion or rule, and its result',
  'criteria.criterion': 'Criterion or rule',
  'criteria.place': 'Source and place',
  'criteria.what': 'What we used',
  'criteria.owner': 'Who owns it',
  'criteria.where': 'Where to find it',
  'criteria.result': 'Result',
  'criteria.needed': 'What would satisfy it',
  'criteria.free': 'You can get a free copy of any rule, criteria or record we used. Just ask us.',
  'criteria.ask': 'You can ask us for a copy of what we used.',
  'criteria.codes': 'You can also ask for the diagnosis and treatment codes, and what they mean.',
  'criteria.titles-in-english': 'Titles stand as they were published.',
  'owner.asam': 'American Society of Addiction Medicine (ASAM)',
  'owner.plan': 'The plan',
  'owner.law': 'The law or agency named in the source',
  'owner.source': 'See the source',
  'result.met': 'met',
  'result.applies': 'applies',
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
  'rights.unknown-plan': 'Your rights depend on the kind of plan you have.',
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
} as const satisfies Readonly<Record<string, Wording>>;

export type WordKey = keyof typeof EN;
export type Words = Readonly<Record<WordKey, Wording>>;

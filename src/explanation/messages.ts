/**
 * Every sentence the service says in its own name, by key, with `{parameters}`: to translate the service, translate this
 * table and the level phrases of `words.ts`. `rationale.*` and `next.*` are read by the person who asks for care: short
 * sentences, no codes. All others are read by staff.
 */
export const ENGLISH = {
  'rationale.approve':
    'Your provider asked for {asked}. The assessment supports this care, and no rule of the plan stands against it. It is approved as asked.',
  'rationale.approve-statute':
    'Your provider asked for {asked}. The assessment supports this care. A rule of the plan would have limited it, but the law does not let the plan use that rule. It is approved as asked.',
  'rationale.approve-exempt':
    'Your provider asked for {asked}. The law does not let the plan review this care now, so it is approved.',
  'rationale.approve-below':
    'Your provider asked for {asked}. This is approved. The assessment points to more care: {indicated}. You or your provider can ask for more care at any time.',
  'rationale.approve-stands-in':
    'Your provider asked for {asked}. The assessment points to {indicated}, which cannot be had now. What was asked for meets your needs in its place, so it is approved.',
  'rationale.downgrade-clinical':
    'Your provider asked for {asked}. By the criteria the plan uses, the assessment shows that your needs can be met safely with {given}.',
  'rationale.downgrade-payer': 'Your provider asked for {asked}. {because} For now the plan allows {given}. {supports}',
  'rationale.downgrade-amount': 'Your provider asked for {asked}. {because}',
  'rationale.downgrade-coverage': 'Your provider asked for {asked}. {because} The plan covers {given}.',
  'rationale.deny-coverage':
    'Your provider asked for {asked}. The plan does not cover this care here. {because} This is not a judgment about whether you need care.',
  'rationale.deny-payer': 'Your provider asked for {asked}. A rule of the plan stands against it. {because} {supports}',
  'rationale.pend-information':
    'Your provider asked for {asked}. Some information is missing, so there is no answer yet. The questions listed with this answer show what is missing, and your provider can answer them. Nothing has been denied.',
  'rationale.pend-rule':
    'Your provider asked for {asked}. There is no answer yet, because something has to be settled first. {because} Nothing has been denied.',
  'rationale.pend-clinical':
    'Your provider asked for {asked}. A clinician needs to look at this request before there is an answer. Nothing has been denied.',
  'rationale.pend-compare':
    'Your provider asked for {asked}. The assessment points to {indicated}. A clinician needs to look at both before there is an answer. Nothing has been denied.',
  'rationale.pend-urgent':
    'Your provider asked for {asked}. The assessment points to an urgent need for hospital care. A clinician has to act on this right away. Nothing has been denied.',
  'rationale.pend-criteria-do-not-apply':
    'Your provider asked for {asked}. The criteria used here are for substance use disorders, and none is diagnosed. This is not about whether you need care. A clinician needs to look at this request. Nothing has been denied.',
  'rationale.pend-edition':
    'Your provider asked for {asked}. The assessment uses another edition of the criteria than the plan does. Your provider can send a new assessment, or a clinician can look at this one. Nothing has been denied.',
  'rationale.pend-edition-level':
    'Your provider asked for {asked}, as another edition of the criteria describes it. The plan uses a different edition, so your provider needs to say which care is meant. Nothing has been denied.',
  'rationale.pend-inconsistent':
    'Your provider asked for {asked}. Some of the information does not fit together, so it must be checked first. Nothing has been denied.',
  'rationale.pend-hours':
    'Your provider asked for {asked}. The hours asked for are fewer than what counts as {at}. Your provider needs to say what is meant: more hours, or care with fewer hours. Nothing has been denied.',
  'rationale.pend-below-need':
    'Your provider asked for {asked}. The assessment points to much more care: {indicated}. A clinician should talk this over with you and your provider soon. Nothing has been denied.',
  'rationale.pend-different':
    'Your provider asked for {asked}. The assessment points to a different kind of care: {indicated}. A clinician needs to compare the two. Nothing has been denied.',
  'rationale.pend-unverified':
    'Your provider asked for {asked}. A rule that matters here could not be checked at its source, so a clinician needs to look. Nothing has been denied.',
  'rationale.pend-version':
    'Your provider asked for {asked}. This service does not know which rules the plan had for these dates, so a person needs to look. Nothing has been denied.',
  'rationale.pend-coverage':
    'Your provider asked for {asked}. It could not be confirmed whether the plan covers this, so a person needs to look. Nothing has been denied.',
  'rationale.pend-findings-only':
    'Your provider asked for {asked}. Software may only prepare this request. A clinician will decide. Nothing has been denied.',
  'rationale.pend-held':
    'Your provider asked for {asked}. A check found that this service may misread a rule, so a clinician needs to look. Nothing has been denied.',
  'rationale.attested-approve':
    'Your provider asked for {asked}. A clinician reviewed the request and approved it as asked.',
  'rationale.attested-agree': '{rationale} A qualified reviewer has confirmed this answer.',
  'rationale.attested-refer':
    'Your request has been sent on for further review. There is no final answer yet. Nothing has been denied.',
  'rationale.a-rule': 'The reason: {meaning}.',
  'rationale.unnamed-rule': 'A rule of the plan limits this.',
  'rationale.supports': 'The assessment itself supports what was asked.',
  'rationale.not-clinical': 'This comes from a rule of the plan, not from the assessment.',
  'rationale.amounts': 'For now this means {amounts}.',
  'rationale.remedy': 'What could change this: {remedy}',
  'rationale.rest': 'The days after {through} are not decided yet, because the plan may not review them yet.',
  'rationale.rest-units': 'Another {units} are not decided yet, because the plan may not review them yet.',
  'rationale.guaranteed': 'A guaranteed minimum applies here: {floors}. The limit of the plan does not cut below it.',
  'rationale.danger':
    'If you are in danger or thinking of harming yourself, call 911 or go to the nearest emergency room. You can also call or text 988.',

  'next.administrative': 'A reviewer must confirm this answer before it is final.',
  'next.clinician': 'A clinician must review this answer before it is final.',
  'next.send-more': 'You or your provider can send more information now, and can ask for a review of the final answer.',
  'next.review': 'You or your provider can ask for a review of this answer.',

  'amount.hours': 'up to {count} hours a week',
  'amount.hours-below': 'fewer than {count} hours a week',
  'amount.units-instead': '{units} instead of {asked}',
  'amount.through': 'through {date}',
  'amount.care-through': 'care through {date}',

  'level.treatment': 'Level {code}',
  'level.withdrawal': 'withdrawal management at {code}',
  'level.otp': 'an opioid treatment program',
  'level.recovery-residence': 'a recovery residence',
  'level.none': 'no treatment',
  'level.unnamed': 'a level of care',

  'finding.level': 'The criteria indicate {level}.',
  'finding.possible': 'What is known leaves open {levels}.',
  'finding.possible-none': 'What is known leaves open {levels}. For some answers the criteria give no level.',
  'finding.withdrawal-open': 'Withdrawal management is indicated, at {levels}.',
  'finding.withdrawal-perhaps': 'Withdrawal management may be needed, at {levels}.',
  'finding.none-indicated': 'The criteria indicate no treatment. A clinician must look; this alone denies nothing.',
  'finding.no-level': 'The criteria give no level for these facts. A clinician must look.',
  'finding.inconsistent': 'These facts do not fit together: {facts}.',
  'finding.inconsistent-unnamed':
    'The facts stated do not fit together, whatever those that are missing turn out to be. A clinician must look.',
  'finding.edition-mismatch':
    'The ratings or the level asked for belong to another edition of the criteria; ratings are never converted.',
  'finding.criteria-do-not-apply':
    'The criteria are for substance use disorders, and none is diagnosed: they do not apply.',
  'finding.withdrawal':
    'The criteria indicate withdrawal management at {level}; treatment is to be assessed again once the person is stable.',
  'finding.not-evaluated': 'Medical necessity was not evaluated: the law bars review of this care now.',
  'finding.stated': '{tool} indicates {level}, as stated in the request; this service does not compute it.',
  'finding.certified': 'The certifying physician attests {level}.',
  'finding.unstated': 'No level has been stated by the tool or physician the rules rely on.',
  'finding.disagreement':
    'The stated level is {stated}; the ratings given compute to {computed}. A clinician must look.',
  'finding.population': 'The person’s age does not tell which criteria apply.',

  'finding.no-version': 'Not evaluated: no single version of the payer’s ruleset can be named.',
  'finding.held': 'Not evaluated: this version of the rules is held, because a second engine read it differently.',
  'payer.held': 'Not evaluated: this version of the rules is held, because a second engine read it differently.',
  'payer.no-version': 'No single version of the payer’s ruleset can be named.',

  'payer.no-objection': 'No rule of the payer stands against the request.',
  'payer.objects': 'Against the request: {rules}.',
  'payer.protects': 'Protecting the request: {rules}.',
  'payer.not-covered': 'The plan does not cover {levels}.',
  'payer.asks': 'To be settled first: {rules}.',
  'payer.undetermined': 'Cannot be decided yet: {rules}.',

  'tension.none': 'No conflict between clinical need and the payer’s rules.',
  'tension.clinical-prevailed': 'More was asked than the clinical criteria indicate; the criteria decided.',
  'tension.payer-prevailed':
    'The clinical criteria support more than the payer’s rules allow; the payer’s rules decided.',
  'tension.amount':
    'The level is not in question: a rule of the payer allows less of it than was asked; the payer’s rule decided.',
  'tension.coverage': 'The plan’s coverage does not extend to what was asked here; coverage decided.',
  'tension.statute-prevailed': 'A rule of the payer stood against the request; a law overrides it.',
  'tension.exempt': 'The law does not allow this care to be reviewed now; it decided.',
  'tension.request-below-need': 'Less was asked than the clinical criteria indicate; it is granted as asked.',
  'tension.request-below-need-open': 'Much less was asked than the clinical criteria indicate; a clinician must look.',
  'tension.different': 'What was asked and what the clinical criteria indicate differ in kind; a clinician must look.',
  'tension.stands-in': 'The level indicated cannot be had; a more intensive one stands in for it.',
  'tension.attested': 'A clinician decided.',
  'tension.undetermined': 'Not settled: the answer waits for information or for a person.',

  'advice.below-need':
    'The criteria indicate more than was asked: {indicated}. Offer the person a conversation about it, and consider asking for it.',
  'advice.stands-in': '{indicated} is indicated and cannot be had now; what was asked for meets the need in its place.',
  'advice.unsafe': 'By the criteria {level} does not fit this person. Not met: {gates}.',
  'advice.later-version':
    'The span reaches into ruleset version {version}; this answer goes by the version of its first day.',
  'advice.translated': 'The level was read as {to}, the equivalent of {from} in the other edition of the criteria.',
  'advice.withdrawal-first':
    'Withdrawal management at {level} comes first; assess all dimensions again once the person is stable.',
  'advice.alternatives': 'Also covered, and more than was asked: {levels}. A new request can ask for it.',
  'advice.edition-candidates':
    'Level {code} of the other edition has no single equivalent here. Closest: {candidates}.',
  'advice.edition-none': 'Level {code} of the other edition has no equivalent here.',
  'advice.difference': 'Beyond what is indicated, what was asked adds: {extra}. It lacks: {missing}.',
  'advice.coverage-unstated':
    'The plan’s rules do not say whether {level} is covered. It is treated as covered; ask the payer to confirm.',
  'advice.undated': 'Under ruleset version {version} the answer would be: {decision}.',
  'advice.held':
    'Held by the service, not by the payer: this version is answered again once its operator has found the cause and read the rulesets again.',
  'advice.unverified': 'The answer would rest on a source nobody here has read; see the criteria marked unverified.',

  'reviewer.none': 'No reviewer is needed: what was asked is approved as asked.',
  'reviewer.attested': 'A qualified reviewer has attested this answer.',
  'reviewer.disagrees':
    'The reviewer disagrees with what decided ({criteria}), so this answer is not final: refer it, or approve what was asked.',
  'reviewer.administrative': 'A reviewer must confirm this answer before it is sent.',
  'reviewer.clinician':
    'A licensed clinician with experience in this kind of care must review this answer before it is sent.',
  'reviewer.open-administrative': 'There is no answer yet: someone must settle the open questions.',
  'reviewer.open-clinician':
    'There is no answer yet: a licensed clinician with experience in this kind of care must look.',
  'reviewer.urgent': 'A clinician must act on this now.',
  'reviewer.interpretation':
    'Criteria that decided and are our own reading of the source, marked interpretation: {count}.',

  'recommendation.level': 'By the criteria used, the assessment points to {level}.',
  'recommendation.possible': 'What is known so far leaves open {levels}. The questions listed would narrow it.',
  'recommendation.none': '{statement}',

  'flag.co-occurring-enhanced-required':
    'An unstable mental health condition goes with this: the program should be co-occurring enhanced.',
  'flag.concurrent-treatment-needed': 'In a Level 3.1 residence treatment must go on alongside the stay.',
  'flag.recovery-residence-indicated': 'A recovery residence is indicated beside this level.',
  'flag.medication-continues': 'Medication for opioid use disorder continues; the program must support it.',
  'flag.withdrawal-evaluation': 'A medical evaluation of withdrawal is due.',
  'flag.medication-evaluation': 'A medical evaluation for addiction medication is due.',

  'asked.unnamed': 'treatment for a substance use disorder',

  'clocks.governing': 'What runs out first: “{title}”, at {due}.',
  'clocks.governing-earliest':
    'Not everything is known. What may run out first: “{title}”, no earlier than {due}. Count on that moment until the facts asked for are stated.',
  'clocks.receipt-unknown':
    'When the request was received is not stated, so no moment can be given. The clocks run from receipt all the same.',
  'clocks.plan-unknown':
    'No clock is named, because it is not known which law binds the plan. The decision does not depend on it. Needed: {facts}.',
  'clocks.none': 'No clock that has been read decides here. That is not to say that there is none.',
  'clocks.expiry-not-read': 'What it means when this time is over has not been read.',
  'clocks.event.extended': 'The notice of an extension came in time.',
  'clocks.event.tolled':
    'The request for missing information came in time. It uses the one extension and stops the clock until the answer.',
  'clocks.event.incomplete': 'Missing information was asked for in time, so another time runs from the answer.',
  'clocks.event.once': 'The request for missing information has used the one extension.',
  'clocks.event.none': 'This clock knows no such event and runs on.',
  'clocks.event.late': 'It came too late and changes nothing.',
  'clocks.event.early': 'It is dated before the clock starts and changes nothing.',
  'clocks.event.unverified': 'The rule for it has not been read, so it is not relied on.',
  'rights.adverse': 'These are the rights against this answer, and what its notice must hold.',
  'rights.open':
    'Nothing has been decided. These would be the rights against an answer that gives less than was asked, and what its notice must hold.',
  'rights.none': 'What was asked for is given, so there is nothing to appeal.',
  'rights.plan-unknown':
    'No right is named, because it is not known which law binds the plan. That is not to say that there is none. Needed: {facts}.',

  'changes.not-stated': 'The request states no results of a previous determination, so nothing was compared.',
  'changes.none': 'Every criterion that was stated has the same result.',
  'changes.some':
    'Criteria with another result than before, or that only one of the two determinations shows: {count}.',
  'changes.other-version': 'The previous determination was made under another version of the rules.',

  'downgrade.requested': '{level}, as asked for, is not met: {criteria}.',
  'downgrade.requested-amount': 'The amount asked for at {level} is not met: {criteria}.',
  'downgrade.authorized': '{level} is met: {criteria}.',
  'downgrade.more': '{count} more',
  'downgrade.offer':
    '{level} can be offered at once, while the rest is reviewed. Taking it gives up no right to appeal the part refused. If it cannot be had, say so: that changes the question.',

  'qualifications.adverse': 'This is asked of whoever signs this answer, and of how it is made.',
  'qualifications.open':
    'Nothing has been decided. This would be asked of whoever signs an answer that gives less than was asked.',
  'qualifications.none': 'What was asked for is given, so nobody has to sign it.',
  'qualifications.not-read': 'No rule on who signs has been read for this plan. That is not to say that there is none.',
  'qualifications.plan-unknown':
    'Nothing is named, because it is not known which law binds the plan. That is not to say that there is nothing. Needed: {facts}.',

  'would-change.given': 'What was asked for is given.',
  'would-change.not-searched': 'A person must look at this first, so nothing was searched for.',
  'would-change.found':
    'Were one of these so and in the record, the answer would give more. This is no advice on what to write: only what is true may be recorded.',
  'would-change.none': 'No one or two of the facts that the rules read would give more.',
  'would-change.limit': 'The search stopped at its limit, so there may be others.',
  'would-change.set': 'If the record showed {facts}, the answer would be: {answer}.',
  'would-change.fact': '“{what}”: {value}',
  'would-change.fact-recorded': '“{what}”: {value} (it says: {recorded})',
  'would-change.approve': 'approved as asked',
  'would-change.downgrade': 'approved in part, {given}',

  'tool-use':
    'This answer was prepared by rule-based software (no machine learning). It applies published payer rules and criteria to the facts given and shows each one. Software may approve; only a qualified person may deny or reduce.',
  yes: 'yes',
  no: 'no',
  nothing: 'nothing',
  and: 'and',
  or: 'or',
} as const;

export type MessageKey = keyof typeof ENGLISH;

export type Parameters = Readonly<Record<string, string>>;

/** One sentence of the table with its parameters filled in. */
export function say(key: MessageKey, parameters: Parameters = {}): string {
  const parts = PARTS[key] as readonly string[];
  let text = parts[0] as string;
  for (let at = 1; at < parts.length; at += 2)
    text += (parameters[parts[at] as string] ?? '') + (parts[at + 1] as string);
  return text;
}

/** The parameters that a message names. */
export const parametersOf = (key: MessageKey): readonly string[] => NAMES[key] as readonly string[];

/** Each message cut at its parameters: text, name, text, name, … text. */
const PARTS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(ENGLISH).map(([key, message]) => [key, message.split(/\{(\w+)\}/)]),
);

const NAMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(PARTS).map(([key, parts]) => [key, [...new Set(parts.filter((_, at) => at % 2 === 1))]]),
);

export const isMessage = (key: string): key is MessageKey => Object.hasOwn(ENGLISH, key);

/** Every sentence the service says in its own name, by key, with `{parameters}`: translate this table, nothing else. */
export const ENGLISH = {
  'rationale.approve':
    'Your provider asked for {asked}. The assessment supports this care, and the plan’s rules allow it.',
  'rationale.approve-exempt':
    'Your provider asked for {asked}. The law does not let the plan review this care now, so it is approved as asked.',
  'rationale.approve-below':
    'Your provider asked for {asked}. The assessment points to more care: {indicated}. The request is approved as asked; you can ask for more care at any time.',
  'rationale.approve-stands-in':
    'Your provider asked for {asked}. The assessment points to {indicated}, which cannot be had now. What was asked for meets your needs in its place, so it is approved.',
  'rationale.downgrade-clinical':
    'Your provider asked for {asked}. By the criteria used, the assessment shows that {given} is enough to treat you safely and well. A clinician must review this answer before it counts.',
  'rationale.downgrade-payer':
    'Your provider asked for {asked}. A rule of the plan allows {given} for now. The assessment itself supports what was asked. A clinician must review this answer before it counts.',
  'rationale.downgrade-coverage':
    'Your provider asked for {asked}. The plan does not cover all of it; it covers {given}. A reviewer must confirm this answer before it counts.',
  'rationale.deny-coverage':
    'Your provider asked for {asked}. The plan does not cover this care in this situation: {because} A reviewer must confirm this answer before it counts.',
  'rationale.deny-payer':
    'Your provider asked for {asked}. A rule of the plan stands against it: {because} A clinician must review this answer before it counts.',
  'rationale.pend-information':
    'Your provider asked for {asked}. Some information is missing, so there is no answer yet. Nothing has been denied.',
  'rationale.pend-clinical':
    'Your provider asked for {asked}. A clinician needs to look at this request. Nothing has been denied.',
  'rationale.pend-urgent':
    'Your provider asked for {asked}. The assessment points to an urgent need for hospital care. A clinician must act on this at once. If you are in danger now, call 911 or go to the nearest emergency room.',
  'rationale.pend-criteria-do-not-apply':
    'Your provider asked for {asked}. The criteria used here are for substance use disorders, and none is diagnosed. They do not apply, so a clinician needs to look at this request. Nothing has been denied.',
  'rationale.pend-edition':
    'Your provider asked for {asked}. The request or its assessment uses another edition of the criteria than the plan does. A restated request, a new assessment or a clinician’s review is needed. Nothing has been denied.',
  'rationale.pend-inconsistent':
    'Your provider asked for {asked}. Some of the information does not fit together, so it must be checked first. Nothing has been denied.',
  'rationale.pend-hours':
    'Your provider asked for {asked}. The hours asked for are fewer than that kind of care has by its definition: {at}. Your provider needs to say how many hours are meant, or which care is meant. Nothing has been denied.',
  'rationale.pend-below-need':
    'Your provider asked for {asked}. The assessment points to much more care: {indicated}. A clinician should talk this over with you. Nothing has been denied.',
  'rationale.pend-different':
    'Your provider asked for {asked}. The assessment points to a different kind of care: {indicated}. A clinician needs to compare the two. Nothing has been denied.',
  'rationale.pend-unverified':
    'Your provider asked for {asked}. A rule that bears on this could not be checked at its source, so a clinician needs to look. Nothing has been denied.',
  'rationale.pend-version':
    'Your provider asked for {asked}. The plan’s rules for this date are not known to this service, so a person needs to look. Nothing has been denied.',
  'rationale.pend-findings-only':
    'Your provider asked for {asked}. Here software may only prepare findings. A clinician will decide.',
  'rationale.attested-approve': 'A clinician reviewed the request and approved it as asked: {asked}.',
  'rationale.attested-agree': '{rationale} A qualified reviewer has now confirmed this answer.',
  'rationale.attested-refer': 'A clinician has sent the request on for further review. Nothing has been denied.',
  'rationale.rest': 'Days after {through} are not decided yet, because the plan may not review them yet.',

  'finding.level': 'The criteria indicate {level}.',
  'finding.possible': 'What is known leaves open: {levels}.',
  'finding.none-indicated': 'The criteria indicate no treatment. A clinician must look; this alone denies nothing.',
  'finding.no-level': 'The criteria give no level for these facts. A clinician must look.',
  'finding.inconsistent': 'Stated facts contradict each other: {facts}.',
  'finding.edition-mismatch':
    'The ratings or the level asked for belong to another edition of the criteria; ratings are never converted.',
  'finding.criteria-do-not-apply':
    'The criteria are for substance use disorders, and none is diagnosed: they do not apply.',
  'finding.withdrawal':
    'The criteria indicate withdrawal management at {level}; treatment is to be assessed again once the person is stable.',
  'finding.not-evaluated': 'Medical necessity was not evaluated: the law bars review of this care now.',
  'finding.stated': 'The tool the rules name indicates {level}, as stated in the request.',
  'finding.certified': 'The certifying physician attests {level}.',
  'finding.unstated': 'No level has been stated by the tool or physician the rules rely on.',
  'finding.disagreement':
    'The stated level is {stated}; the ratings given compute to {computed}. A clinician must look.',
  'finding.population': 'The person’s age does not tell which criteria apply.',

  'finding.no-version': 'Not evaluated: no single version of the payer’s ruleset can be named.',
  'payer.no-version': 'No single version of the payer’s ruleset can be named.',

  'payer.no-objection': 'No rule of the payer stands against the request.',
  'payer.objects': 'These rules of the payer stand against the request: {rules}.',
  'payer.protects': 'These rules protect the request: {rules}.',
  'payer.not-covered': 'The plan does not cover {levels}.',
  'payer.asks': 'These rules ask for something first: {rules}.',
  'payer.undetermined': 'These rules cannot be decided yet: {rules}.',

  'tension.none': 'Clinical need and the payer’s rules agree.',
  'tension.clinical-prevailed': 'More was asked than the clinical criteria indicate; the criteria decided.',
  'tension.payer-prevailed':
    'The clinical criteria support more than the payer’s rules allow; the payer’s rules decided.',
  'tension.statute-prevailed': 'A law protects the request; rules against it, or their review, gave way.',
  'tension.request-below-need': 'Less was asked than the clinical criteria indicate.',
  'tension.stands-in': 'The level indicated cannot be had; a more intensive one stands in for it.',
  'tension.attested': 'A clinician decided.',
  'tension.undetermined': 'Not settled: the answer waits for information or for a person.',

  'advice.below-need': 'More care is indicated than was asked: {indicated}. Consider asking for it.',
  'advice.stands-in':
    'Level {indicated} is indicated and cannot be had now; what was asked for meets the need in its place.',
  'advice.unsafe': 'By the criteria level {level} does not fit this person. Not met: {gates}.',
  'advice.later-version':
    'The span reaches into ruleset version {version}; this answer goes by the version of its first day.',
  'advice.translated': 'The level was read as {to}, the equivalent of {from} in the other edition of the criteria.',
  'advice.withdrawal-first':
    'Withdrawal management at {level} comes first; assess all dimensions again once the person is stable.',
  'advice.alternatives':
    'Covered levels that would meet the need but are more than was asked: {levels}. A new request can ask for one.',
  'advice.edition-candidates':
    'Level {code} of the other edition has no single equivalent here. Closest: {candidates}.',
  'advice.edition-none': 'Level {code} of the other edition has no equivalent here.',
  'advice.difference': 'Asked beyond what is indicated: {extra}. Indicated and not asked: {missing}.',
  'advice.coverage-unstated': 'The plan’s rules do not say whether {level} is covered; it is treated as covered.',
  'advice.undated': 'By ruleset version {version} the answer would be: {decision}.',
  'advice.unverified': 'The answer would rest on a source nobody here has read; see the criteria marked unverified.',

  'reviewer.none': 'No reviewer is needed: what was asked is approved as asked.',
  'reviewer.attested': 'A qualified reviewer has attested this answer.',
  'reviewer.administrative': 'A reviewer must confirm this before it leaves.',
  'reviewer.interpretation':
    '{count} of the criteria that decided are our own reading of their source; they are marked interpretation.',
  'reviewer.clinician': 'A licensed clinician competent for this service must review this before it leaves.',

  'recommendation.level': 'By the criteria used, the assessment points to {level}.',
  'recommendation.possible': 'What is known so far leaves open: {levels}. The questions listed would narrow it.',
  'recommendation.none': '{statement}',

  'flag.co-occurring-enhanced-required':
    'An unstable mental health condition goes with this: the programme should be co-occurring enhanced.',
  'flag.concurrent-treatment-needed': 'At this level treatment must go on alongside the residence.',
  'flag.recovery-residence-indicated': 'A recovery residence is indicated beside this level.',
  'flag.medication-continues': 'Medication for opioid use disorder continues; the programme must support it.',
  'flag.withdrawal-evaluation': 'A medical evaluation of withdrawal is due.',
  'flag.medication-evaluation': 'A medical evaluation for addiction medication is due.',

  'asked.unnamed': 'care for a substance use disorder',

  'tool-use':
    'This answer was prepared by rule-based software (no machine learning). It applies published payer rules and criteria to the facts given and shows each one. Software approves; only a qualified person may deny or reduce.',
  nothing: 'nothing',
  and: 'and',
} as const;

export type MessageKey = keyof typeof ENGLISH;

export type Parameters = Readonly<Record<string, string>>;

/** One sentence of the table with its parameters filled in. */
export function say(key: MessageKey, parameters: Parameters = {}): string {
  return ENGLISH[key].replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
}

export const isMessage = (key: string): key is MessageKey => Object.hasOwn(ENGLISH, key);

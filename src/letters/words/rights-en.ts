/** What a right means, as the member reads it. */
export interface RightWords {
  readonly title: string;
  readonly says: string;
}

/** By id of the rule in `rulesets/law/rights.json`. Times are said beside these, from the rule. */
const APPEAL = {
  title: 'Ask us to look again (appeal)',
  says: 'You can ask the plan to look at the decision again. This is called an appeal. Someone else may ask for you.',
};
const CARE_CUT = {
  title: 'We must tell you before care is cut',
  says: 'If we cut or end care that we approved before, we must tell you first.',
};

export const RIGHTS_EN: Readonly<Record<string, RightWords>> = {
  'private-appeal-pre-service': APPEAL,
  'private-appeal-post-service': APPEAL,
  'private-expedited-appeal': {
    title: 'Fast appeal',
    says: 'If waiting could harm you, you can ask for a fast appeal. You can ask by phone.',
  },
  'private-external-review': {
    title: 'Review by someone outside the plan',
    says: 'If we still say no after your appeal, experts who do not work for the plan can review it. You can ask for this at once if we did not follow the rules. They can look at whether you need this kind of care.',
  },
  'private-expedited-external-review': {
    title: 'Fast review by someone outside the plan',
    says: 'If waiting could harm you, the outside experts decide fast.',
  },
  'private-free-copies': {
    title: 'Free copies',
    says: 'You can ask for the rules, the criteria and the medical reasons we used. You can ask for your records too. We give them to you for free.',
  },
  'private-consumer-assistance': {
    title: 'Free help from an office outside the plan',
    says: 'An office can help you with an appeal. It does not work for the plan.',
  },
  'private-reduction-notice': {
    title: CARE_CUT.title,
    says: 'If we cut care short that we approved before, we must tell you early. You must have time to appeal and get an answer first.',
  },
  'ma-reconsideration': {
    title: 'Ask us to look again (reconsideration)',
    says: 'You or your doctor can ask the plan to look at the decision again.',
  },
  'ma-reconsideration-payment': {
    title: 'Ask us to look again at payment (reconsideration)',
    says: 'You can ask the plan to look at the payment decision again.',
  },
  'ma-expedited-reconsideration': {
    title: 'Fast reconsideration',
    says: 'If waiting could harm you, you or your doctor can ask us to decide fast.',
  },
  'ma-independent-review': {
    title: 'Review by someone outside the plan',
    says: 'If we still say no, we send your case to outside experts. You do not have to ask.',
  },
  'ma-grievance': {
    title: 'Fast complaint',
    says: 'If we take more time to decide, you can make a fast complaint about it.',
  },
  'ma-public-criteria': { title: 'Criteria open to all', says: 'Anyone can read the plan’s own rules for coverage.' },
  'ma-consumer-assistance': {
    title: 'Free help from your state',
    says: 'Your State Health Insurance Assistance Program gives free help with appeals.',
  },
  'medicaid-appeal': {
    title: 'Ask us to look again (appeal)',
    says: 'You can ask the plan to look at the decision again. This is called an appeal. Your provider can ask for you if you agree in writing.',
  },
  'medicaid-expedited-appeal': {
    title: 'Fast appeal',
    says: 'If waiting could harm you, you can ask for a fast appeal.',
  },
  'medicaid-fair-hearing': {
    title: 'State fair hearing',
    says: 'If we still say no after your appeal, you can ask the state for a hearing. You can also ask if we are late with our answer.',
  },
  'chip-review': {
    title: 'Review by the state',
    says: 'If we still say no after your appeal, you can ask the state to review it.',
  },
  'medicaid-continuation': {
    title: 'Keep your care during the appeal',
    says: 'If we end or cut care that we approved before, you can ask to keep it until the appeal or the hearing is over. If you lose, you may have to pay for that care.',
  },
  'medicaid-free-copies': {
    title: 'Free copies',
    says: 'You can ask for the criteria and all records we used. You can also ask how we used them. We give them to you for free.',
  },
  'medicaid-reduction-notice': CARE_CUT,
  'medicaid-consultation': {
    title: 'Your provider can talk with us',
    says: 'Where it helps, the plan talks with your provider before it decides.',
  },
  'medicaid-consumer-assistance': {
    title: 'Free help from your state',
    says: 'An office of your state can help you understand this letter and appeal.',
  },
  'medicaid-ffs-fair-hearing': {
    title: 'State fair hearing',
    says: 'You can ask the state for a hearing. The time to ask is never more than 90 days from the day this letter is mailed. It may be less.',
  },
  'medicaid-ffs-expedited-hearing': {
    title: 'Fast hearing',
    says: 'If waiting could harm you, you can ask for a fast hearing.',
  },
  'medicaid-ffs-continuation': {
    title: 'Keep your care until the hearing',
    says: 'If your care was cut and you were not told in time, you can ask to have it back until the hearing is over.',
  },
  'medicaid-ffs-reduction-notice': {
    title: CARE_CUT.title,
    says: 'If care that was approved before is cut or ended, you must be told ahead of that day.',
  },
  'tx-peer-to-peer': {
    title: 'Your provider can talk with our doctor',
    says: 'Before we say no, your provider must have a fair chance to talk with our doctor about your care.',
  },
  'co-external-medical-review': {
    title: 'Review by someone outside the plan',
    says: 'After the Medicaid appeals, outside experts can review a no to residential or inpatient drug or alcohol care.',
  },
  'wa-until-transfer': {
    title: 'Your care goes on until you move',
    says: 'If a lower level of care is approved, your care where you are now stays covered until you have moved. There must be no break.',
  },
  'nj-until-appeals-end': {
    title: 'Inpatient care goes on during appeals',
    says: 'Your inpatient care stays covered until the appeals inside and outside the plan are over.',
  },
  'ny-while-pending': {
    title: 'Your care goes on while we decide',
    says: 'If your provider asked at least 24 hours before you were to leave, your inpatient care stays covered until we decide.',
  },
};

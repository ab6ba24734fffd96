import intensiveOutpatientApproved from '../../../../examples/intensive-outpatient-approved/request.json';
import dimension5Missing from '../../../../examples/dimension-5-missing/request.json';
import newYorkAdmission from '../../../../examples/new-york-admission/request.json';
import newYorkNoticeUnknown from '../../../../examples/new-york-notice-unknown/request.json';
import partialHospitalizationAskedIntensiveOutpatientIndicated from '../../../../examples/partial-hospitalization-asked-intensive-outpatient-indicated/request.json';
import residential2025CostRule from '../../../../examples/residential-2025-cost-rule/request.json';
import residential2026Statute from '../../../../examples/residential-2026-statute/request.json';
import continuedStay from '../../../../examples/continued-stay/request.json';
import emergency from '../../../../examples/emergency/request.json';
import fourthEditionJoin from '../../../../examples/fourth-edition-join/request.json';

/** The examples that show the desk best, in the order in which they are best tried. */
export interface Sample {
  /** Folder under `examples/`. */
  readonly name: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly shows: string;
}

export const SAMPLES: readonly Sample[] = [
  {
    name: 'intensive-outpatient-approved',
    request: intensiveOutpatientApproved,
    title: 'Intensive outpatient care, everything stated',
    shows: 'Need and request agree: the nurse approves.',
  },
  {
    name: 'dimension-5-missing',
    request: dimension5Missing,
    title: 'One rating is missing',
    shows: 'Missing is not “not met”: the answer names what to ask the provider.',
  },
  {
    name: 'new-york-admission',
    request: newYorkAdmission,
    title: 'New York admission in network',
    shows: 'The law permits no review for 28 days: no clinical question is asked.',
  },
  {
    name: 'new-york-notice-unknown',
    request: newYorkNoticeUnknown,
    title: 'New York stay, day of notice not known',
    shows: 'Whether a review is permitted at all depends on one day.',
  },
  {
    name: 'partial-hospitalization-asked-intensive-outpatient-indicated',
    request: partialHospitalizationAskedIntensiveOutpatientIndicated,
    title: 'More asked than is indicated',
    shows: 'A lower level is only proposed: it goes to a physician.',
  },
  {
    name: 'residential-2025-cost-rule',
    request: residential2025CostRule,
    title: 'A payer’s cost rule against the need',
    shows: 'Clinical criteria and payer rule pull apart, and who prevailed.',
  },
  {
    name: 'residential-2026-statute',
    request: residential2026Statute,
    title: 'The same a year later, under a statute',
    shows: 'A law overrides the payer’s rule.',
  },
  {
    name: 'continued-stay',
    request: continuedStay,
    title: 'Continued stay',
    shows: 'The criteria for staying, not those for admission.',
  },
  {
    name: 'emergency',
    request: emergency,
    title: 'Emergency screen positive',
    shows: 'A person, at once; software neither approves nor denies.',
  },
  {
    name: 'fourth-edition-join',
    request: fourthEditionJoin,
    title: 'Fourth edition',
    shows: 'Each rating sets a least level; the answer covers them all.',
  },
];

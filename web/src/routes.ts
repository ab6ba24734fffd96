import { type Screen, screen } from './screen.js';

/** Every screen of the desk. A title never holds anything of a member: it stands in the browser’s history. */
export interface Route {
  readonly path: string;
  readonly title: string;
  /** Word in the navigation on top; absent where another screen leads here. */
  readonly nav?: string;
  /** Word in the steps of a case, in their order. */
  readonly step?: string;
  /** Word beside the steps: of a screen that may be opened at any time. */
  readonly aside?: string;
  readonly screen: Screen;
}

export const ROUTES: readonly Route[] = [
  {
    path: '/',
    title: 'Worklist',
    nav: 'Worklist',
    screen: screen(() => import('./screens/worklist/worklist.js')),
  },
  {
    path: '/desk/samples',
    title: 'Sample cases',
    nav: 'Sample cases',
    screen: screen(() => import('./screens/samples/samples.js')),
  },
  {
    path: '/desk/rulesets',
    title: 'Rulesets',
    nav: 'Rulesets',
    screen: screen(() => import('./screens/rulesets/payer-list.js')),
  },
  {
    path: '/desk/rulesets/:payer',
    title: 'Versions of a payer',
    screen: screen(() => import('./screens/rulesets/version-list.js')),
  },
  {
    path: '/desk/rulesets/:payer/:version',
    title: 'Ruleset',
    screen: screen(() => import('./screens/rulesets/ruleset.js')),
  },
  {
    path: '/desk/rulesets/:payer/:version/differences/:earlier',
    title: 'What changed',
    screen: screen(() => import('./screens/rulesets/differences.js')),
  },
  {
    path: '/desk/criteria',
    title: 'Criteria',
    nav: 'Criteria',
    screen: screen(() => import('./screens/criteria/set-list.js')),
  },
  {
    path: '/desk/criteria/:id',
    title: 'Criteria set',
    screen: screen(() => import('./screens/criteria/criteria-set.js')),
  },
  {
    path: '/desk/reports',
    title: 'Reports',
    nav: 'Reports',
    screen: screen(() => import('./screens/reports/reports.js')),
  },
  {
    path: '/desk/data',
    title: 'Your data',
    nav: 'Your data',
    screen: screen(() => import('./screens/data/data.js')),
  },
  {
    path: '/desk/access',
    title: 'Key or token',
    nav: 'Access',
    screen: screen(() => import('./screens/access/access.js')),
  },
  {
    path: '/desk/cases/:id/intake',
    title: 'Intake',
    step: 'Intake',
    screen: screen(() => import('./screens/intake/intake.js')),
  },
  {
    path: '/desk/cases/:id/assessment',
    title: 'Assessment',
    step: 'Assessment',
    screen: screen(() => import('./screens/assessment/assessment.js')),
  },
  {
    path: '/desk/cases/:id/result',
    title: 'Result',
    step: 'Result',
    screen: screen(() => import('./screens/result/result.js')),
  },
  {
    path: '/desk/cases/:id/physician',
    title: 'Physician',
    step: 'Physician',
    screen: screen(() => import('./screens/physician/physician.js')),
  },
  {
    path: '/desk/cases/:id/peer-to-peer',
    title: 'Peer-to-peer call',
    screen: screen(() => import('./screens/peer-to-peer/peer-to-peer.js')),
  },
  {
    path: '/desk/cases/:id/letter',
    title: 'Letter',
    step: 'Letter',
    screen: screen(() => import('./screens/letter/letter.js')),
  },
  {
    path: '/desk/cases/:id/compare',
    title: 'Compare answers',
    aside: 'Compare',
    screen: screen(() => import('./screens/compare/compare.js')),
  },
  {
    path: '/desk/cases/:id/payers',
    title: 'Other payers',
    aside: 'Other payers',
    screen: screen(() => import('./screens/payers/payers.js')),
  },
  {
    path: '/desk/cases/:id/summary',
    title: 'Summary to print',
    aside: 'Print',
    screen: screen(() => import('./screens/summary/summary.js')),
  },
];

type CaseScreen =
  'intake' | 'assessment' | 'result' | 'physician' | 'peer-to-peer' | 'letter' | 'compare' | 'payers' | 'summary';

/** Address of a screen of one case. */
export const caseAddress = (id: string, screen: CaseScreen): string => `/desk/cases/${id}/${screen}`;

import { type Screen, screen } from './screen.js';

/** Every screen of the desk. A title never holds anything of a member: it stands in the browser’s history. */
export interface Route {
  readonly path: string;
  readonly title: string;
  /** Word in the navigation on top; absent where another screen leads here. */
  readonly nav?: string;
  /** Word in the steps of a case, in their order. */
  readonly step?: string;
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
    path: '/desk/cases/:id/summary',
    title: 'Summary to print',
    screen: screen(() => import('./screens/summary/summary.js')),
  },
];

/** Address of a screen of one case. */
export const caseAddress = (id: string, screen: 'intake' | 'assessment' | 'result' | 'summary'): string =>
  `/desk/cases/${id}/${screen}`;

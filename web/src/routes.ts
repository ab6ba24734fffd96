import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Parameters } from './router.js';

/** Every screen of the desk. A title never holds anything of a member: it stands in the browser’s history. */
export interface Route {
  readonly path: string;
  readonly title: string;
  /** Word in the navigation on top; absent where another screen leads here. */
  readonly nav?: string;
  /** Word in the steps of a case, in their order. */
  readonly step?: string;
  readonly screen: LazyExoticComponent<ComponentType<{ readonly parameters: Parameters }>>;
}

export const ROUTES: readonly Route[] = [
  {
    path: '/',
    title: 'Worklist',
    nav: 'Worklist',
    screen: lazy(() => import('./screens/worklist/worklist.js')),
  },
  {
    path: '/desk/samples',
    title: 'Sample cases',
    nav: 'Sample cases',
    screen: lazy(() => import('./screens/samples/samples.js')),
  },
  {
    path: '/desk/data',
    title: 'Your data',
    nav: 'Your data',
    screen: lazy(() => import('./screens/data/data.js')),
  },
  {
    path: '/desk/access',
    title: 'Key or token',
    nav: 'Access',
    screen: lazy(() => import('./screens/access/access.js')),
  },
  {
    path: '/desk/cases/:id/intake',
    title: 'Intake',
    step: 'Intake',
    screen: lazy(() => import('./screens/intake/intake.js')),
  },
  {
    path: '/desk/cases/:id/assessment',
    title: 'Assessment',
    step: 'Assessment',
    screen: lazy(() => import('./screens/assessment/assessment.js')),
  },
  {
    path: '/desk/cases/:id/result',
    title: 'Result',
    step: 'Result',
    screen: lazy(() => import('./screens/result/result.js')),
  },
  {
    path: '/desk/cases/:id/summary',
    title: 'Summary to print',
    screen: lazy(() => import('./screens/summary/summary.js')),
  },
];

/** Address of a screen of one case. */
export const caseAddress = (id: string, screen: 'intake' | 'assessment' | 'result' | 'summary'): string =>
  `/desk/cases/${id}/${screen}`;

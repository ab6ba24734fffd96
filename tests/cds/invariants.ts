import type { Extension } from '@medplum/fhirtypes';
import { COVERAGE_INFORMATION } from '../../src/cds/coverage-information.js';

/** What CRD 2.2.1 wants of a coverage-information extension, written down apart from the code that makes it. */

const CODES: Readonly<Record<string, readonly string[]>> = {
  covered: ['covered', 'not-covered', 'conditional', 'indeterminate'],
  'pa-needed': ['no-auth', 'auth-needed', 'satisfied', 'performpa', 'conditional', 'indeterminate'],
  'doc-needed': ['clinical', 'admin', 'patient', 'conditional', 'indeterminate'],
  'doc-purpose': ['withpa', 'withclaim', 'withorder', 'retain-doc', 'OTH'],
  'info-needed': ['performer', 'location', 'timeframe', 'contract-window', 'detail-code', 'OTH'],
};
const COUNTS: Readonly<Record<string, readonly [number, number]>> = {
  coverage: [1, 1],
  covered: [1, 1],
  'pa-needed': [0, 1],
  date: [1, 1],
  'coverage-assertion-id': [1, 1],
  'satisfied-pa-id': [0, 1],
  'expiry-date': [0, 1],
};

export function violations(extension: Extension): readonly string[] {
  const parts = extension.extension ?? [];
  const of = (url: string): readonly Extension[] => parts.filter((one) => one.url === url);
  const codes = (url: string): readonly (string | undefined)[] => of(url).map(({ valueCode }) => valueCode);
  const has = (url: string, ...wanted: readonly string[]): boolean =>
    codes(url).some((code) => wanted.includes(code ?? ''));
  const anywhere = (code: string): boolean => ['covered', 'pa-needed', 'doc-needed'].some((url) => has(url, code));
  const reasoned = of('reason').length > 0;
  const rules: readonly (readonly [string, boolean])[] = [
    ['url', extension.url === COVERAGE_INFORMATION],
    ...Object.entries(COUNTS).map(
      ([url, [least, most]]) => [`count of ${url}`, of(url).length >= least && of(url).length <= most] as const,
    ),
    ...Object.entries(CODES).map(
      ([url, admitted]) => [`codes of ${url}`, codes(url).every((code) => admitted.includes(code ?? ''))] as const,
    ),
    ['coverage is a reference', of('coverage').every(({ valueReference }) => Boolean(valueReference?.reference))],
    ['dates', [...of('date'), ...of('expiry-date')].every(({ valueDate = '' }) => /^\d{4}-\d\d-\d\d$/.test(valueDate))],
    ['nothing twice', new Set(parts.map((one) => JSON.stringify(one))).size === parts.length],
    ['q1 questionnaire', of('questionnaire').length === 0 || of('doc-needed').length > 0],
    ['q2 not covered', !has('covered', 'not-covered') || of('pa-needed').length === 0],
    ['q3 info needed', anywhere('conditional') === of('info-needed').length > 0],
    ['q4 withpa', !(has('pa-needed', 'satisfied', 'no-auth') && has('doc-purpose', 'withpa'))],
    ['q5 satisfied', has('pa-needed', 'satisfied') === of('satisfied-pa-id').length > 0],
    ['q6 other', !has('info-needed', 'OTH') || reasoned],
    ['q7 reason text', of('reason').every(({ valueCodeableConcept }) => Boolean(valueCodeableConcept?.text))],
    ['q8 purpose', of('doc-purpose').length === 0 || reasoned],
    ['q9 indeterminate', !anywhere('indeterminate') || reasoned],
  ];
  return rules.filter(([, holds]) => !holds).map(([name]) => name);
}

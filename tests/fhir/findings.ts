import type { PasVersion } from '../../src/fhir/versions.js';
import type { ResponseBundle } from './answers.js';
import { checkerFor } from './profiles.js';
import { faultsOf } from './validators.js';

const CHECKS = { '2.2.1': checkerFor('2.2.1'), '2.0.1': checkerFor('2.0.1') };

/** What two validators and the profiles of PAS find wrong with a response Bundle, and references that lead nowhere. */
export function findingsOn(bundle: object, version: PasVersion): readonly string[] {
  const { entry } = bundle as ResponseBundle;
  const urls = entry.map(({ fullUrl }) => fullUrl);
  const lost = referencesIn(entry[0]?.resource)
    .filter(([place]) => place !== 'request')
    .filter(([, reference]) => urls.filter((url) => url === reference).length !== 1)
    .map(([place]) => `${place} does not lead to exactly one entry`);
  return [
    ...faultsOf(bundle),
    ...CHECKS[version](bundle, 'profile-pas-response-bundle'),
    ...CHECKS[version](entry[0]?.resource, 'profile-claimresponse'),
    ...lost,
    ...(new Set(urls).size === urls.length ? [] : ['an entry stands there twice']),
  ];
}

function referencesIn(value: unknown, place = ''): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((one) => referencesIn(one, place));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'reference' && typeof one === 'string' ? [[place, one] as const] : referencesIn(one, key),
  );
}

import { composeBundle } from '../../src/fhir/compose/bundle.js';
import type { Submitted } from '../../src/fhir/submit.js';
import { submit } from '../../src/fhir/submit.js';
import type { PasVersion } from '../../src/fhir/versions.js';
import type { ReviewRequest } from '../../src/request.js';
import { review } from '../../src/review.js';
import { REAL_LIBRARY } from '../http/real-service.js';

export const NOW = '2026-11-22T10:00:00.000Z';
export const PARTIES = { memberId: 'M000123', providerNpi: '1999999976', providerName: 'Example Recovery' };

export type Members = Record<string, unknown>;

export interface Extension extends Members {
  readonly url: string;
  readonly extension?: readonly Extension[];
}

export interface ResponseItem extends Members {
  readonly itemSequence: number;
  readonly extension?: readonly Extension[];
  readonly adjudication: readonly { readonly extension: readonly Extension[] }[];
  readonly noteNumber?: readonly number[];
}

export interface AddedItem extends Members {
  readonly itemSequence: readonly number[];
  readonly adjudication: ResponseItem['adjudication'];
}

export interface ClaimResponse extends Members {
  readonly outcome: string;
  readonly item?: readonly ResponseItem[];
  readonly addItem?: readonly AddedItem[];
  readonly processNote?: readonly { readonly number: number; readonly text: string }[];
  readonly error?: readonly Members[];
}

export interface ResponseBundle extends Members {
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Members }[];
}

export const claimResponseOf = (bundle: object): ClaimResponse =>
  (bundle as ResponseBundle).entry[0]?.resource as unknown as ClaimResponse;

/** As it goes over the wire. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const bundleFor = (request: object): Members =>
  sent(composeBundle(request as ReviewRequest, REAL_LIBRARY, PARTIES, NOW)) as Members;

export const OPTIONS = {
  library: REAL_LIBRARY,
  decide: (body: object) => review(body, REAL_LIBRARY),
  now: NOW,
} as const;

export function answerTo(body: unknown, version: PasVersion = '2.2.1'): Submitted {
  const outcome = submit(body, { ...OPTIONS, version });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return sent(outcome.value);
}

/** The code of the review action of an item, and its reason where it has one. */
export function actionOn(item: { readonly adjudication: ResponseItem['adjudication'] }): readonly string[] {
  const parts = item.adjudication[0]?.extension[0]?.extension ?? [];
  return parts.flatMap(({ valueCodeableConcept: concept }) => {
    const { coding } = (concept ?? { coding: [] }) as { readonly coding: readonly { readonly code: string }[] };
    return coding.map(({ code }) => code);
  });
}

export const extensionOn = (
  element: { readonly extension?: readonly Extension[] },
  name: string,
): Extension | undefined => element.extension?.find(({ url }) => url.endsWith(name));

export const textsOf = (item: ResponseItem, { processNote = [] }: ClaimResponse): readonly string[] =>
  processNote.filter(({ number }) => item.noteNumber?.includes(number)).map(({ text }) => text);

/** The digest that an attestation of an item names. */
export const digestOn = ({ item = [] }: ClaimResponse, index = 0): string =>
  extensionOn(item[index] ?? {}, 'determination-digest')?.['valueString'] as string;

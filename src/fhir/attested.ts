import { fail, succeed, type Fault, type Outcome } from '../domain/faults.js';
import { isRecord } from '../domain/record.js';
import { type AnsweredItem, ATTESTATION, isOfAttestation } from './answer/item-answer.js';
import type { Reviewer } from './answer/response.js';
import type { Element } from './bundle/node.js';
import { type Submitted, type SubmitOptions, submit } from './submit.js';

/** What a reviewer states on one item, beside the attestation itself, which the schema of requests judges. */
interface ItemAttestation extends Reviewer {
  readonly item: number;
  readonly attestation: Element;
  readonly at: string;
}

/**
 * The request Bundle again, with what reviewers attest: adverse answers then leave as such. Whoever calls has kept the
 * Bundle; nothing is kept here.
 */
export function submitAttested(body: unknown, options: SubmitOptions): Outcome<Submitted> {
  if (!isRecord(body)) return fail({ code: 'field-missing', pointer: '/attestations' });
  const read = readAttestations(body);
  if (!read.ok) return read;
  const attestations = read.value;
  const named = (sequence: number): ItemAttestation | undefined => attestations.find(({ item }) => item === sequence);
  const outcome = submit(body['bundle'], options, {
    attest: ({ sequence }, request) => {
      const own = named(sequence);
      return own === undefined ? request : { ...request, attestation: own.attestation };
    },
    reviewer: reviewerOf(attestations),
  });
  if (!outcome.ok) return outcome;
  const faults = attestations.flatMap((one) => misplaced(one, outcome.value.answers));
  return faults.length === 0 ? outcome : fail(...faults);
}

const ATTESTED: ReadonlySet<string> = new Set([
  'determination',
  'conclusion',
  'reviewer',
  'credential',
  'licenceState',
  'on',
]);
const BESIDE: ReadonlySet<string> = new Set(['item', 'npi', 'specialty']);
const MOST = 100;

function readAttestations(body: Element): Outcome<readonly ItemAttestation[]> {
  const faults: Fault[] = [];
  if (Object.keys(body).some((key) => key !== 'bundle' && key !== 'attestations'))
    faults.push({ code: 'field-unknown', pointer: '', candidates: ['bundle', 'attestations'] });
  const listed = body['attestations'];
  if (!Array.isArray(listed) || listed.length === 0 || listed.length > MOST)
    return fail(...faults, { code: 'field-missing', pointer: '/attestations', detail: 'at least one' });
  const read = (listed as readonly unknown[]).flatMap((one, index): readonly ItemAttestation[] => {
    const at = `/attestations/${index}`;
    if (!isRecord(one)) {
      faults.push({ code: 'field-type', pointer: at, detail: 'an object' });
      return [];
    }
    faults.push(...faultsOf(one, at));
    const { npi, specialty } = one;
    const attestation = Object.fromEntries(Object.entries(one).filter(([key]) => ATTESTED.has(key)));
    return [
      {
        item: one['item'] as number,
        attestation,
        at,
        ...(typeof npi === 'string' ? { npi } : {}),
        ...(typeof specialty === 'string' ? { specialty } : {}),
      },
    ];
  });
  read.forEach(({ item, at }, index) => {
    if (read.findIndex((other) => other.item === item) < index)
      faults.push({ code: 'field-value', pointer: `${at}/item`, detail: 'another attestation is about the same item' });
  });
  return faults.length === 0 ? succeed(read) : fail(...faults);
}

function faultsOf(one: Element, at: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (Object.keys(one).some((key) => !ATTESTED.has(key) && !BESIDE.has(key)))
    faults.push({ code: 'field-unknown', pointer: at, candidates: [...BESIDE, ...ATTESTED] });
  const { item, npi, specialty, reviewer } = one;
  if (item === undefined) faults.push({ code: 'field-missing', pointer: `${at}/item` });
  else if (!Number.isInteger(item))
    faults.push({ code: 'field-type', pointer: `${at}/item`, detail: 'the sequence of an item' });
  if (npi === undefined && reviewer === 'clinician')
    faults.push({ code: 'field-missing', pointer: `${at}/npi`, detail: 'the answer names the clinician' });
  if (npi !== undefined && !(typeof npi === 'string' && /^\d{10}$/.test(npi)))
    faults.push({ code: 'field-value', pointer: `${at}/npi`, detail: 'ten digits' });
  if (specialty !== undefined && !(typeof specialty === 'string' && /^\S.{0,99}$/.test(specialty)))
    faults.push({ code: 'field-value', pointer: `${at}/specialty`, detail: 'a short text' });
  return faults;
}

/** An attestation that the engine refuses, or that is about an item nothing was proposed for. */
function misplaced({ item, at }: ItemAttestation, answers: readonly AnsweredItem[]): readonly Fault[] {
  const found = answers.find((one) => one.item.sequence === item)?.answer;
  if (found === undefined)
    return [{ code: 'field-value', pointer: `${at}/item`, detail: 'no item of the Claim has this sequence' }];
  if (found.kind === 'decided') return [];
  const own = found.kind === 'faulty' ? found.faults.filter(({ pointer }) => isOfAttestation(pointer)) : [];
  return own.length > 0
    ? own.map((fault) => ({ ...fault, pointer: at + (fault.pointer ?? '').slice(ATTESTATION.length) }))
    : [{ code: 'attestation-mismatch', pointer: at }];
}

/** The answer has room for one reviewer: of several it names none. */
function reviewerOf(attestations: readonly ItemAttestation[]): Reviewer {
  const [first] = attestations;
  const one = attestations.every(({ npi }) => npi === first?.npi);
  const { npi, specialty } = first ?? {};
  return one ? { ...(npi === undefined ? {} : { npi }), ...(specialty === undefined ? {} : { specialty }) } : {};
}

import type { Provenance } from '../domain/determination.js';
import type { Fault, Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import { isRecord } from '../domain/record.js';

/** What a caller kept: the request it sent, and the answer it got, by whatever engine version. */
export interface Kept {
  readonly request: unknown;
  readonly determination: Stored;
}

/** Of an answer that another engine version may have written, only what names its origin is taken for granted. */
export type Stored = Readonly<Record<string, unknown>> & { readonly provenance: Provenance };

type Node = Readonly<Record<string, unknown>>;

/** Takes a body apart. Faults name places in it and never what stands there. */
export function readKept(body: unknown): Outcome<Kept> {
  if (!isRecord(body))
    return fail({ code: 'field-type', pointer: '', detail: 'wanted: an object with `request` and `determination`' });
  const { determination, request, ...rest } = body;
  const faults: readonly Fault[] = [
    ...(Object.keys(rest).length === 0 ? [] : [{ code: 'field-unknown', pointer: '' } as const]),
    ...(request === undefined ? [{ code: 'field-missing', pointer: '/request' } as const] : []),
    ...(determination === undefined
      ? [{ code: 'field-missing', pointer: '/determination' } as const]
      : faultsOf(determination)),
  ];
  return faults.length > 0 ? fail(...faults) : succeed({ request, determination: determination as Stored });
}

function faultsOf(determination: unknown): readonly Fault[] {
  const here = '/determination/provenance';
  if (!isRecord(determination)) return [object('/determination')];
  const { provenance } = determination;
  if (provenance === undefined) return [{ code: 'field-missing', pointer: here }];
  if (!isRecord(provenance)) return [object(here)];
  const { criteria, facts, overlays, ruleset } = provenance;
  return [
    ...texts(provenance, here, ['engine', 'request', 'determination']),
    ...('requestKey' in provenance ? texts(provenance, here, ['requestKey']) : []),
    ...pinned(facts, `${here}/facts`, ['version', 'digest']),
    ...(ruleset === undefined ? [] : pinned(ruleset, `${here}/ruleset`, ['payer', 'version', 'digest'])),
    ...(criteria === undefined ? [] : pinned(criteria, `${here}/criteria`, ['id', 'version', 'digest'])),
    ...(overlays === undefined ? [] : overlayFaults(overlays, `${here}/overlays`)),
  ];
}

function overlayFaults(overlays: unknown, pointer: string): readonly Fault[] {
  if (!Array.isArray(overlays)) return [{ code: 'field-type', pointer, detail: 'wanted: a list' }];
  return (overlays as readonly unknown[]).flatMap((one, index) =>
    pinned(one, `${pointer}/${index}`, ['id', 'version', 'digest']),
  );
}

function pinned(node: unknown, pointer: string, names: readonly string[]): readonly Fault[] {
  if (node === undefined) return [{ code: 'field-missing', pointer }];
  return isRecord(node) ? texts(node, pointer, names) : [object(pointer)];
}

const texts = (node: Node, pointer: string, names: readonly string[]): readonly Fault[] =>
  names.flatMap((name): readonly Fault[] => {
    if (node[name] === undefined) return [{ code: 'field-missing', pointer: `${pointer}/${name}` }];
    return typeof node[name] === 'string'
      ? []
      : [{ code: 'field-type', pointer: `${pointer}/${name}`, detail: 'wanted: a text' }];
  });

const object = (pointer: string): Fault => ({ code: 'field-type', pointer, detail: 'wanted: an object' });

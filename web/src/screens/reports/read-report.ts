import type { Care, CauseReport, Decision, ParityReport, Simulation } from '../../api/types.js';

/** Of a witness the file holds the request, and what of the answer shows that it is one. */
export interface PrintedWitness {
  readonly facts: number;
  readonly answer: string;
  readonly requested: Care;
  readonly authorized?: Care;
  readonly decision: Decision;
}

export interface PrintedCause extends Omit<CauseReport, 'witness'> {
  readonly witness?: PrintedWitness;
}

export interface PrintedParity extends Omit<ParityReport, 'causes'> {
  readonly causes: readonly PrintedCause[];
}

/** A report in a file, as `ur rulesets simulate --json`, `ur rulesets parity --json` and the API write it. */
export type Report =
  | { readonly kind: 'simulation'; readonly simulation: Simulation }
  | { readonly kind: 'parity'; readonly reports: readonly PrintedParity[] };

/** Undefined where the file is neither. Nothing of it is sent anywhere. */
export function readReport(text: string): Report | undefined {
  const value = parsed(text);
  if (!isObject(value)) return undefined;
  if (isSimulation(value)) return { kind: 'simulation', simulation: value };
  const reports: unknown = Array.isArray(value['reports']) ? value['reports'] : [value];
  if (Array.isArray(reports) && reports.length > 0 && reports.every(isParity)) return { kind: 'parity', reports };
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Read = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Read =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (value: Read, fields: Readonly<Record<string, 'object' | 'list' | 'text'>>): boolean =>
  Object.entries(fields).every(([name, type]) => {
    const field = value[name];
    return type === 'list' ? Array.isArray(field) : type === 'object' ? isObject(field) : typeof field === 'string';
  });

function isSimulation(value: Read): value is Read & Simulation {
  return has(value, {
    payer: 'text',
    before: 'object',
    after: 'object',
    requests: 'object',
    effects: 'object',
    method: 'list',
    decisions: 'list',
    levels: 'list',
    byLevel: 'list',
    byPopulation: 'list',
    byDriver: 'list',
    byRating: 'list',
    causes: 'list',
    faults: 'list',
  });
}

const isParity = (value: unknown): value is PrintedParity =>
  isObject(value) &&
  has(value, { payer: 'text', version: 'text', digest: 'text', populations: 'list', causes: 'list', above: 'list' });

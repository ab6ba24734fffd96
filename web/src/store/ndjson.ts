import { type Case, newCase } from './case.js';
import { readRequest } from './request.js';

/**
 * Cases as lines of JSON, to carry them to another browser or keep them in a place of the payer’s own. A line may also be
 * a bare request, as the service takes it in a batch.
 */
export const writeLines = (cases: readonly Case[]): string => cases.map((one) => `${JSON.stringify(one)}\n`).join('');

export interface Imported {
  readonly cases: readonly Case[];
  /** Numbers of the lines that are neither a case nor a request. */
  readonly refused: readonly number[];
}

export function readLines(text: string, now: string): Imported {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const read = lines
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => ({ number, one: readLine(line, now) }));
  return {
    cases: read.flatMap(({ one }) => (one === undefined ? [] : [one])),
    refused: read.flatMap(({ number, one }) => (one === undefined ? [number] : [])),
  };
}

function readLine(line: string, now: string): Case | undefined {
  const value = parsed(line);
  if (!isObject(value)) return undefined;
  if (isCase(value)) return value;
  return isObject(value['requested']) || isObject(value['review'])
    ? { ...newCase(now), ...readRequest(value) }
    : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const STAGES = ['open', 'asked', 'with-physician', 'approved', 'signed'];

function isCase(value: object): value is Case {
  const { id, openedAt, changedAt, answers, beside, stage } = value as Partial<Record<keyof Case, unknown>>;
  return (
    typeof id === 'string' &&
    /^[0-9a-f-]{36}$/.test(id) &&
    typeof openedAt === 'string' &&
    typeof changedAt === 'string' &&
    isObject(answers) &&
    isObject(beside) &&
    isObject(stage) &&
    STAGES.includes(stage['kind'] as string)
  );
}

import { METHODS } from 'node:http';
import { EFFECTS } from '../../src/analysis/simulation/effect.js';
import { FAULTS } from '../../src/domain/faults.js';
import { readDocuments } from '../../src/http/documents.js';
import { routePattern } from '../../src/http/operation.js';
import { OPERATIONS } from '../fuzz/service.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import { canariesIn } from './canary.js';

type Domain = (value: unknown) => boolean;

function oneOf(words: Iterable<unknown>): Domain {
  const known = new Set(words);
  return (value) => known.has(value);
}
const text =
  (pattern: RegExp): Domain =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const count: Domain = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const counts =
  (words: readonly string[]): Domain =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([key, one]) => words.includes(key) && count(one));

const payers = [...REAL_LIBRARY.payers.values()];
const DECISIONS = ['approve', 'deny', 'downgrade', 'pend'];
const { reason } = readDocuments().schemas['determination']?.['properties'] as {
  readonly reason: { readonly enum: readonly string[] };
};

/** All that a line of the log may hold. A key that is not here is a fault: say first what its values can be. */
const LINE: Readonly<Record<string, Domain>> = {
  level: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal']),
  time: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  msg: oneOf([
    'request',
    'stopping',
    'stopped',
    'stopped before every request had ended',
    'uncaught',
    'connections cannot be taken',
    'log lines were lost',
    'rulesets reloaded',
    'rulesets refused, the last good ones stay',
  ]),
  id: text(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  method: oneOf([...METHODS, 'other']),
  route: oneOf([...OPERATIONS.map(({ path }) => routePattern(path)), 'none']),
  status: (value) => count(value) && (value as number) >= 200 && (value as number) < 600,
  ms: (value) => typeof value === 'number' && value >= 0,
  bytesIn: count,
  lines: count,
  brokenOff: count,
  payer: oneOf(REAL_LIBRARY.payers.keys()),
  version: oneOf(
    payers.flatMap(({ versions, drafts }) => [...versions, ...drafts].map(({ document }) => document.version)),
  ),
  decision: oneOf(DECISIONS),
  reason: oneOf(reason.enum),
  faults: (value) =>
    Array.isArray(value) && value.every((code) => typeof code === 'string' && Object.hasOwn(FAULTS, code)),
  outcomes: counts([...DECISIONS, 'problem', ...EFFECTS]),
  aborted: oneOf([true]),
  error: (value) => {
    const { class: name, at, ...rest } = value as { readonly class: string; readonly at: string };
    return /^\w[\w ]{0,60}$/.test(name) && /^(unknown|[\w@./-]+:\d+:\d+)$/.test(at) && Object.keys(rest).length === 0;
  },
};

/** What is wrong with a line: nothing, where it holds allowed keys with allowed values. */
export function faultsOfLine(line: string): readonly string[] {
  const marks = canariesIn(line);
  if (marks.length > 0) return [`it holds ${marks.join(', ')}`];
  const fields = JSON.parse(line) as Readonly<Record<string, unknown>>;
  return Object.entries(fields).flatMap(([key, value]) => {
    const domain = Object.hasOwn(LINE, key) ? LINE[key] : undefined;
    if (domain === undefined) return [`the key ${key} is not allowed`];
    return domain(value) ? [] : [`${key} holds ${JSON.stringify(value)}`];
  });
}

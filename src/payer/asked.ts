import type { Care, Level } from '../domain/determination.js';
import type { Fault } from '../domain/faults.js';
import { axisOf, OTP } from '../domain/level.js';
import { unreadable } from '../facts/gather.js';
import type { Edition, LevelNameReader } from '../facts/level-names.js';
import type { PayerDocument } from '../rulesets/documents.js';
import type { Crosswalk, CrosswalkTarget } from './crosswalk.js';

/** What was asked for, in the level codes of the ruleset's edition. */
export type Asked =
  | { readonly kind: 'asked'; readonly care: Care; readonly translated?: Translation }
  /** A level of the other edition with no single equivalent here. */
  | {
      readonly kind: 'edition-mismatch';
      readonly care: Care;
      readonly code: string;
      readonly edition: Edition;
      readonly candidates: readonly CrosswalkTarget[];
    }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

export interface Translation {
  readonly from: { readonly edition: Edition; readonly code: string };
  readonly to: CrosswalkTarget;
}

/** The `requested` object of a request that the schema has accepted. */
export interface RequestedBody {
  readonly level?: string;
  readonly edition?: string;
  readonly procedureCode?: string;
  readonly revenueCode?: string;
  readonly withdrawalLevel?: string;
  readonly otp?: boolean | 'unknown';
  readonly recoveryResidence?: boolean | 'unknown';
  readonly from?: string;
  readonly to?: string;
  readonly units?: number | 'unknown';
  readonly unit?: string;
  readonly hoursPerWeek?: number | 'unknown';
}

export interface LevelContext {
  readonly edition: Edition;
  readonly names: LevelNameReader;
  readonly crosswalk: Crosswalk;
}

export function readAsked(requested: RequestedBody, payer: PayerDocument, context: LevelContext): Asked {
  const stated = known(requested.level);
  const found = stated === undefined ? fromCodes(requested, payer) : { text: stated, pointer: '/requested/level' };
  const beside = asideOf(requested);
  if ('faults' in found) {
    if (found.faults[0]?.code === 'level-missing' && Object.keys(beside).length > 0)
      return settle(requested, beside, undefined, context);
    return { kind: 'faulty', faults: found.faults };
  }
  const edition = (known(requested.edition) as Edition | undefined) ?? context.edition;
  const reading = context.names(found.text, edition);
  const fault = unreadable(reading, found.pointer);
  if (fault !== undefined) return { kind: 'faulty', faults: [fault] };
  if (reading.kind === 'code' && edition === context.edition) return settle(requested, beside, reading.code, context);
  const from =
    reading.kind === 'other-edition'
      ? { edition: reading.edition, code: reading.code }
      : { edition, code: (reading as { code: string }).code };
  if (from.edition === context.edition) return settle(requested, beside, from.code, context);
  const candidates = context.crosswalk(from.edition, from.code);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined && only.condition === null) {
    const asked = settle(requested, beside, only.level, context);
    return asked.kind === 'asked' ? { ...asked, translated: { from, to: only } } : asked;
  }
  return {
    kind: 'edition-mismatch',
    care: careOf(requested, { treatment: from.code, ...beside }),
    ...from,
    candidates,
  };
}

const known = <T>(value: T | 'unknown' | undefined): T | undefined => (value === 'unknown' ? undefined : value);

function fromCodes(
  requested: RequestedBody,
  payer: PayerDocument,
): { text: string; pointer: string } | { faults: readonly Fault[] } {
  const tables = [
    ['procedureCode', payer.codes.procedure],
    ['revenueCode', payer.codes.revenue],
  ] as const;
  const mapped = tables.flatMap(([field, table]) => {
    const code = known(requested[field]);
    if (code === undefined) return [];
    const entry = Object.hasOwn(table, code) ? table[code] : undefined;
    return [{ pointer: `/requested/${field}`, levels: entry?.levels ?? [] }];
  });
  if (mapped.length > 1 && mapped.every(({ levels }) => levels.length > 0) && shared(mapped).length === 0)
    return {
      faults: [{ code: 'codes-disagree', pointer: '/requested', candidates: mapped.flatMap(({ levels }) => levels) }],
    };
  if (mapped.length === 0) return { faults: [{ code: 'level-missing', pointer: '/requested' }] };
  const candidates = shared(mapped);
  const [only] = candidates;
  const pointer = (mapped[0] as { pointer: string }).pointer;
  if (candidates.length === 1 && only !== undefined) return { text: only, pointer };
  return {
    faults: [
      {
        code: 'code-unmapped',
        pointer,
        candidates: candidates.length > 0 ? candidates : mapped.flatMap(({ levels }) => levels),
      },
    ],
  };
}

const shared = (mapped: readonly { readonly levels: readonly string[] }[]): readonly string[] =>
  mapped.map(({ levels }) => levels).reduce((left, right) => left.filter((level) => right.includes(level)));

/** Levels that the billing codes beside a stated level stand for; unread tables hold nothing against it. */
export function mappedLevels(requested: RequestedBody, payer: PayerDocument): readonly string[] | undefined {
  const entries = [
    [known(requested.procedureCode), payer.codes.procedure] as const,
    [known(requested.revenueCode), payer.codes.revenue] as const,
  ].flatMap(([code, table]) => {
    const entry = code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
    return entry === undefined || entry.status === 'unverified' ? [] : [entry];
  });
  return entries.length === 0 ? undefined : entries.flatMap(({ levels }) => levels);
}

/** Axes asked for beside the treatment level. */
function asideOf(requested: RequestedBody): Level {
  const withdrawal = known(requested.withdrawalLevel);
  return {
    ...(withdrawal === undefined ? {} : { withdrawal }),
    ...(requested.otp === true ? { otp: true } : {}),
    ...(requested.recoveryResidence === true ? { recoveryResidence: true } : {}),
  };
}

function settle(requested: RequestedBody, beside: Level, code: string | undefined, context: LevelContext): Asked {
  if (context.edition === '4' && (beside.withdrawal !== undefined || beside.otp === true)) {
    const foreign = beside.withdrawal ?? OTP;
    return {
      kind: 'edition-mismatch',
      care: careOf(requested, code === undefined ? beside : { treatment: code, ...beside }),
      code: foreign,
      edition: '3',
      candidates: context.crosswalk('3', foreign),
    };
  }
  const level = code === undefined ? beside : { ...axisOf(code), ...beside };
  return { kind: 'asked', care: careOf(requested, level) };
}

function careOf(requested: RequestedBody, level: Level): Care {
  const care: Record<string, unknown> = { level };
  for (const field of ['hoursPerWeek', 'units', 'unit', 'from', 'to'] as const) {
    const value = known(requested[field]);
    if (value !== undefined) care[field] = value;
  }
  return care as unknown as Care;
}

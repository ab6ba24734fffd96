import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, FaultCode } from '../domain/faults.js';
import type { Library } from '../library.js';
import type { AuthMode } from '../config/auth.js';
import type { Metrics } from '../observe/metrics.js';
import type { Limits } from '../config/read.js';
import type { Access } from './auth/scope.js';
import type { Desk } from './desk/files.js';
import type { Engine } from './engine.js';
import type { ReloadState } from './reload.js';
import type { HeldVersion } from './second-opinion/opinions.js';
import type { RequestNote } from './request-log.js';

/** A JSON Schema (2020-12) fragment as it stands in the OpenAPI document. */
export type Schema = { readonly [keyword: string]: unknown };

/** One address and method: what the documents say about it and what it does, side by side. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post';
  /** In OpenAPI's writing: `/v1/payers/{payer}`. */
  readonly path: string;
  /** Who may call it. */
  readonly scope: Access;
  readonly group: 'Decide' | 'Rulesets and criteria' | 'FHIR' | 'CDS Hooks' | 'Service';
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly mediaType: string; readonly description: string; readonly schema: Schema };
  readonly answer: Answer;
  /** Answers beside the usual one that are not problem documents. */
  readonly otherAnswers?: readonly Answer[];
  readonly faults: readonly FaultCode[];
  /** Which of the example files illustrate this operation. */
  readonly examples?: 'determinations';
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

export interface Answer {
  readonly status: number;
  readonly description: string;
  readonly mediaType?: string;
  readonly schema?: Schema;
  /** Other forms of the same answer, by what the caller accepts. */
  readonly alsoAs?: readonly { readonly mediaType: string; readonly schema: Schema }[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description: string;
  readonly required?: boolean;
  /** Closed list of values; anything else is refused. */
  readonly values?: readonly string[];
  /** Several of the values, separated by commas. */
  readonly list?: true;
  readonly format?: 'date';
  readonly example?: string;
}

export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Path and query parameters, already checked against what the operation declares. */
  readonly parameters: Parameters;
  readonly note: RequestNote;
}

export type Parameters = Readonly<Record<string, string | undefined>>;

export type Reply =
  | { readonly kind: 'json'; readonly value: object; readonly status?: number }
  /** JSON that is written and encoded already. */
  | { readonly kind: 'json-bytes'; readonly bytes: Buffer }
  | { readonly kind: 'fhir'; readonly value: object; readonly status?: number }
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }
  | { readonly kind: 'file'; readonly mediaType: string; readonly name: string; readonly bytes: Buffer }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  /** The operation has written its answer itself. */
  | { readonly kind: 'written' };

/** What every operation may use. */
export interface Context {
  readonly library: Library;
  readonly engine: Engine;
  /** False while the service is stopping. */
  readonly ready: () => boolean;
  /** What came of reading the rulesets again. */
  readonly reload: () => ReloadState;
  readonly metrics: Pick<Metrics, 'mediaType' | 'refused' | 'text'>;
  /** Versions that are held for a person, because the second engine differed. */
  readonly held: () => readonly HeldVersion[];
  readonly limits: Limits;
  /** How callers are told apart. */
  readonly auth: AuthMode;
  /** The review desk, where it is built. */
  readonly desk?: Desk | undefined;
  /** Payers the caller may ask about, where not all; the library then holds no others. */
  readonly payers?: ReadonlySet<string>;
}

export const json = (value: object, status = 200): Reply => ({ kind: 'json', value, status });
export const jsonBytes = (bytes: Buffer): Reply => ({ kind: 'json-bytes', bytes });
export const refused = (...faults: readonly Fault[]): Reply => ({ kind: 'faults', faults });

/** `/v1/payers/{payer}` → `/v1/payers/:payer`, as Express and the log write it. */
export const routePattern = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

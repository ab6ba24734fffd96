import type { Determination } from '../domain/determination.js';
import type { FaultCode } from '../domain/faults.js';
import type { Library } from '../library.js';
import type { ReviewRequest } from '../request.js';

/** How a check of an answer by the second engine ended. */
export type CheckResult = 'agreed' | 'differed' | 'failed' | 'dropped';

/** What the service counts while it works. Nothing of a request is kept: only words of ours are counted. */
export interface Metrics {
  /** One request has got its determination, be it by itself or as a line of a batch. */
  readonly decided: (
    request: Partial<ReviewRequest>,
    determination: Determination,
    library: Library,
    seconds: number,
  ) => void;
  /** One request, or one line of a batch, has got a problem. */
  readonly refused: (faults: readonly FaultCode[]) => void;
  /** One call has been answered. `route` is a pattern of ours. */
  readonly answered: (method: string, route: string, status: number, seconds: number) => void;
  readonly checked: (result: CheckResult) => void;
  readonly differed: (payer: string, version: string) => void;
  /** Where the state of the service is read when the metrics are. */
  readonly watch: (state: () => ServiceState) => void;
  readonly mediaType: string;
  /** Everything counted so far, in Prometheus' text format. */
  readonly text: () => Promise<string>;
}

export interface ServiceState {
  readonly library: Library;
  readonly engine: string;
  readonly reload: 'never' | 'done' | 'refused';
  readonly ready: boolean;
  /** Versions whose answers wait for a person. */
  readonly held: readonly { readonly payer: string; readonly version: string }[];
  /** Answers that wait to be checked by the second engine. */
  readonly waiting: number;
}

/** Where nothing is counted: on the command line. */
export const NO_METRICS: Metrics = {
  decided: () => undefined,
  refused: () => undefined,
  answered: () => undefined,
  checked: () => undefined,
  differed: () => undefined,
  watch: () => undefined,
  mediaType: 'text/plain',
  text: () => Promise.resolve(''),
};

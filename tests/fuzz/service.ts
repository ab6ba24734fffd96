import { Writable } from 'node:stream';
import type { RequestListener } from 'node:http';
import { createApp } from '../../src/http/app.js';
import { readDocuments } from '../../src/http/documents.js';
import { createLogger } from '../../src/http/log.js';
import type { Operation } from '../../src/http/operation.js';
import { operationsOf } from '../../src/http/operations.js';
import { unserved } from '../../src/http/unserved.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import { marksIn } from './marks.js';

/** Every operation there is: a new one is attacked from its first day. */
export const OPERATIONS: readonly Operation[] = operationsOf(unserved(REAL_LIBRARY), readDocuments()).all;

/** The shipped rulesets and the real engine; every line of the log is read as it is written, at the lowest level. */
export function watchedService(): { readonly app: RequestListener; readonly lines: () => number } {
  let lines = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const text = chunk.toString();
      lines += text.split('\n').length - 1;
      const marks = marksIn(text);
      done(marks.length === 0 ? null : new Error(`the log repeats the request: ${text}`));
    },
  });
  return { app: createApp(REAL_LIBRARY, { log: createLogger('trace', sink) }), lines: () => lines };
}

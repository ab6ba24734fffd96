import type { IncomingMessage } from 'node:http';
import { fail, succeed, type Outcome } from '../../domain/faults.js';
import type { BodyBounds } from './bounds.js';
import { BoundedBytes } from './bounded-bytes.js';

/** A refused body is read past and dropped up to here, so that the caller gets to see the answer. */
const DROP_LIMIT = 64 * 1024 * 1024;

/** Reads one small body, within a size and a time. Resolves also when the caller leaves midway, to be dropped. */
export function readBody(request: IncomingMessage, { bytes, ms }: BodyBounds): Promise<Outcome<Buffer>> {
  const body = new BoundedBytes(bytes);
  return new Promise((resolve) => {
    const finish = (outcome: Outcome<Buffer>): void => {
      clearTimeout(deadline);
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      if (!outcome.ok) drop(request);
      resolve(outcome);
    };
    const tooLarge = (): void =>
      finish(fail({ code: 'body-too-large', detail: `at most ${bytes / 1024} KB are accepted` }));
    const onData = (chunk: Buffer): void => {
      if (!body.add(chunk)) tooLarge();
    };
    const onEnd = (): void => finish(succeed(body.bytes()));
    const onClose = (): void => finish(fail({ code: 'body-not-json', detail: 'the body ended early' }));
    const deadline = setTimeout(() => finish(fail({ code: 'body-too-slow' })), ms);
    if (Number(request.headers['content-length'] ?? 0) > bytes) return tooLarge();
    request.on('data', onData).once('end', onEnd).once('close', onClose);
  });
}

function drop(request: IncomingMessage): void {
  let dropped = 0;
  request.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > DROP_LIMIT) request.destroy();
  });
}

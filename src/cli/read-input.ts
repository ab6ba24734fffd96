import { open } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import type { Outcome } from '../domain/faults.js';
import { fail } from '../domain/faults.js';
import { parseJson } from '../http/body/parse-json.js';
import { USUAL_BOUNDS } from '../http/body/bounds.js';
import { Failure } from './failure.js';
import type { Session } from './session.js';

/**
 * The bytes of a file, or of standard input for `-`, as they come; they end early when `until` is aborted.
 * @throws {Failure} when they cannot be read.
 */
export async function* readBytes(session: Session, file: string, until?: AbortSignal): AsyncGenerator<Buffer> {
  if (file === '-' && session.stdin.isTTY === true) session.complain(['Reading from the terminal; end with Ctrl-D.']);
  try {
    const stream = file === '-' ? session.stdin : (await open(file)).createReadStream();
    if (until !== undefined) addAbortSignal(until, stream);
    for await (const chunk of stream as AsyncIterable<Buffer | string>) yield Buffer.from(chunk);
  } catch (error) {
    if (until?.aborted === true) return;
    throw unreadable(file, (error as NodeJS.ErrnoException).code ?? '');
  }
}

/** One JSON body, within the bounds the API keeps. */
export async function readBody(
  session: Session,
  file: string,
  { bytes = USUAL_BOUNDS.bytes, deepest }: { readonly bytes?: number; readonly deepest?: number } = {},
): Promise<Outcome<unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of readBytes(session, file)) {
    size += chunk.length;
    if (size > bytes) return fail({ code: 'body-too-large' });
    chunks.push(chunk);
  }
  return parseJson(Buffer.concat(chunks), deepest);
}

function unreadable(file: string, code: string): Failure {
  switch (code) {
    case 'ENOENT':
      return new Failure('cannotRun', [`ur: there is no file ${file}`, '    use - to read standard input']);
    case 'EISDIR':
      return new Failure('cannotRun', [`ur: ${file} is a folder; name a file with a request`]);
    case 'EACCES':
    case 'EPERM':
      return new Failure('cannotRun', [`ur: this user may not read ${file}`]);
    default:
      return new Failure('cannotRun', [`ur: ${file} cannot be read${code === '' ? '' : ` (${code})`}`]);
  }
}

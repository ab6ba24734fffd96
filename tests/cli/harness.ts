import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Library, type LibraryOptions, type LoadedLibrary, loadLibrary } from '../../src/library.js';
import { run } from '../../src/cli/run.js';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of the shipped rulesets in which nothing is published, so that a test may change it. */
export function draftsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ur-rulesets-'));
  cpSync(`${ROOT}rulesets`, folder, { recursive: true });
  writeFileSync(join(folder, 'published.json'), '{ "records": [] }');
  return folder;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  readonly stdin?: string | readonly string[] | Readable;
  /** How a person at the terminal ends the work. */
  readonly onInterrupt?: (listener: () => void) => () => void;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly errorIsTTY?: boolean;
  readonly columns?: number;
}

/** Runs a command line in this process, with streams that only remember. */
export async function ur(argv: readonly string[], terminal: Terminal = {}): Promise<Ran> {
  const { columns, env = {}, errorIsTTY = false, isTTY = false, onInterrupt, stdin = [] } = terminal;
  const out = new Memory(isTTY, columns);
  const err = new Memory(errorIsTTY, columns);
  const input =
    stdin instanceof Readable
      ? stdin
      : Readable.from((typeof stdin === 'string' ? [stdin] : stdin).map((text) => Buffer.from(text)));
  const interrupt = onInterrupt === undefined ? {} : { onInterrupt };
  const code = await run(argv, { stdin: input, stdout: out, stderr: err, env, load, ...interrupt });
  await Promise.all([out, err].map((memory) => new Promise<void>((resolve) => memory.end(resolve))));
  return { code, out: out.text, err: err.text };
}

/** The rulesets of the package are read once per test file, others each time. */
function load(folder: string, options: LibraryOptions): LoadedLibrary {
  if (!folder.startsWith(ROOT)) return loadLibrary(folder, options);
  const { drafts = 'off' } = options;
  const before = shipped.get(drafts) ?? loadLibrary(folder, options);
  shipped.set(drafts, before);
  return before;
}

const shipped = new Map<string, LoadedLibrary>();

/** The library that commands run in this process use. */
export function shippedLibrary(): Library {
  const loaded = load(`${ROOT}rulesets`, {});
  if (!loaded.ok) throw new Error('the rulesets have faults');
  return loaded.library;
}

class Memory extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns?: number;

  constructor(isTTY: boolean, columns: number | undefined) {
    super({ highWaterMark: 1024 });
    this.isTTY = isTTY;
    if (columns !== undefined) this.columns = columns;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    setImmediate(done);
  }
}

export const json = <T = Record<string, unknown>>(text: string): T => JSON.parse(text) as T;

/** The body of a case file, as API users would send it. */
export function baseOf(path: string): Record<string, unknown> {
  const document = json<{ base: Record<string, unknown> }>(readFileSync(`${ROOT}rulesets/payers/${path}`, 'utf8'));
  return document.base;
}

export const APPROVED = JSON.stringify(baseOf('va-medicaid-arts/2017-04-01/cases/assessment.json'));

/** The approved request with changes to parts of it. */
export function changed(change: Readonly<Record<string, object>>): string {
  const body = json<Record<string, object>>(APPROVED);
  for (const [part, values] of Object.entries(change)) body[part] = { ...body[part], ...values };
  return JSON.stringify(body);
}

/** What a terminal would show of a text, without its colours. */
// eslint-disable-next-line no-control-regex
export const uncoloured = (text: string): string => text.replaceAll(/\u001b\[\d+[mK]/g, '');

import { spawn } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { service, startServer } from '../http/servers.js';
import { memoryOf, processorSeconds } from '../process/usage.js';
import { LineOrder } from './line-order.js';

/** A long batch through a real process: its speed, its memory on the way, and whether its answers are all there in order. */
export interface Streamed {
  readonly perSecond: number;
  /** Microseconds of the process's time for a line, its start included. */
  readonly cpu: number;
  /** Resident megabytes after a tenth of the lines, after half and at the end. */
  readonly early: number;
  readonly middle: number;
  readonly late: number;
  readonly peak: number;
  readonly broken: readonly string[];
}

/** `ur decide - --ndjson --json`: one process from standard input to standard output. */
export function throughCommand(lines: readonly string[], count: number, threads: number): Promise<Streamed> {
  const command = ['decide', '-', '--ndjson', '--json', '--threads', String(threads)];
  const child = spawn(process.execPath, [path.resolve('dist/cli/main.js'), ...command], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return watch('ur decide', child.pid as number, child.stdin, child.stdout, lines, count);
}

/** `POST /v1/determinations/batch`: one connection that writes and reads at once. */
export async function throughService(lines: readonly string[], count: number): Promise<Streamed> {
  const server = await startServer(service);
  try {
    const sending = httpRequest(`${server.url}/v1/determinations/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
    });
    sending.flushHeaders();
    const answer = new Promise<Readable>((resolve, reject) => sending.once('response', resolve).once('error', reject));
    return await watch('the batch endpoint', server.pid, sending, await answer, lines, count);
  } finally {
    await server.stop();
  }
}

async function watch(
  name: string,
  pid: number,
  into: Writable,
  out: Readable,
  lines: readonly string[],
  count: number,
): Promise<Streamed> {
  const order = new LineOrder();
  const memory: number[] = [];
  let [cpu, peak] = [Number.NaN, Number.NaN];
  const look = (): void => {
    const now = memoryOf(pid);
    if (now === undefined) return;
    memory.push(now.resident);
    peak = now.peak;
    cpu = processorSeconds(pid) ?? cpu;
  };
  const from = performance.now();
  const before = processorSeconds(pid) ?? 0;
  let seen = 0;
  const read = (async () => {
    for await (const chunk of out as AsyncIterable<Buffer>) {
      order.read(chunk);
      // The last look comes before the end, while the process is still there.
      for (; seen < TENTHS && order.lines >= (count * (seen + 1)) / TENTHS - LOOK_BEFORE; seen += 1) look();
    }
  })();
  await Promise.all([pipeline(Readable.from(chunksOf(lines, count)), into), read]);
  const wall = performance.now() - from;
  return {
    perSecond: (order.lines / wall) * 1000,
    cpu: ((cpu - before) * 1_000_000) / order.lines,
    early: memory[0] ?? Number.NaN,
    middle: memory[TENTHS / 2 - 1] ?? Number.NaN,
    late: memory.at(-1) ?? Number.NaN,
    peak,
    broken: [
      ...(order.lines === count ? [] : [`${name} answered ${order.lines} of ${count} lines`]),
      ...(order.outOfOrder === 0 ? [] : [`${name} gave ${order.outOfOrder} lines out of their order`]),
      ...(order.problems === 0 ? [] : [`${name} refused ${order.problems} lines`]),
    ],
  };
}

const TENTHS = 10;
const LOOK_BEFORE = 50;
const CHUNK_LINES = 64;

/** The lines over and over, made while they are read: a million of them take no memory here either. */
function* chunksOf(lines: readonly string[], count: number): Generator<Buffer> {
  for (let from = 0; from < count; from += CHUNK_LINES) {
    let text = '';
    for (let at = from; at < Math.min(count, from + CHUNK_LINES); at += 1) text += lines[at % lines.length] as string;
    yield Buffer.from(text);
  }
}

import { WebSocket } from 'undici';
import type { Instance } from '../e2e/instance.js';

/** The debugger's side door of a service started with `--inspect=127.0.0.1:0`: looks from outside, changes nothing. */
export interface Inspector {
  /** Heap in use after a full collection, in bytes. */
  readonly heapInUse: () => Promise<number>;
  /** What keeps the process alive, by kind: connections, timers, listeners. */
  readonly resources: () => Promise<Readonly<Record<string, number>>>;
  readonly close: () => void;
}

interface Reply {
  readonly id?: number;
  readonly result?: { readonly usedSize?: number; readonly result?: { readonly value?: unknown } };
}

/** An immediate is gone with the turn that it was asked for in: whether one is seen is chance. */
const LASTING = 'process.getActiveResourcesInfo().filter((one) => one !== "Immediate")';
const RESOURCES = `JSON.stringify(${LASTING}.reduce((all, one) => ({ ...all, [one]: (all[one] ?? 0) + 1 }), {}))`;

export async function inspect({ output }: Instance): Promise<Inspector> {
  const address = /ws:\/\/\S+/.exec(output().err)?.[0];
  if (address === undefined) throw new Error('the service was not started with --inspect');
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  let last = 0;
  const ask = (method: string, params: object = {}): Promise<Reply> => {
    last += 1;
    socket.send(JSON.stringify({ id: last, method, params }));
    return new Promise((resolve) => waiting.set(last, resolve));
  };
  return {
    heapInUse: async () => {
      // Twice: what a finalizer lets go in the first is collected in the second.
      await ask('HeapProfiler.collectGarbage');
      await ask('HeapProfiler.collectGarbage');
      return (await ask('Runtime.getHeapUsage')).result?.usedSize ?? NaN;
    },
    resources: async () => {
      const value = (await ask('Runtime.evaluate', { expression: RESOURCES })).result?.result?.value;
      return JSON.parse(String(value)) as Record<string, number>;
    },
    close: () => socket.close(),
  };
}

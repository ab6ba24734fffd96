import { readdirSync, readFileSync } from 'node:fs';

/** What Linux says of a process from outside. */
export interface ProcessUse {
  readonly openFiles: number;
  /** The limit that cannot be raised. */
  readonly mostOpenFiles: number;
  readonly residentMB: number;
  /** Processor time since its start. */
  readonly cpuSeconds: number;
}

const TICKS_PER_SECOND = 100;

export function useOf(pid: number): ProcessUse {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  // The name of the program stands in brackets and may hold spaces; fields 14 and 15 are user and system time.
  const fields = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ');
  return {
    openFiles: readdirSync(`/proc/${pid}/fd`).length,
    mostOpenFiles: Number(/^Max open files\s+\d+\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1]),
    residentMB: Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024),
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
  };
}

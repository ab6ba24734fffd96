import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own beat (`man 5 proc`, USER_HZ). */
const TICKS = 100;

/** Seconds of processor time of a running process, all its threads; undefined where there is no `/proc`. */
export function processorSeconds(pid: number): number | undefined {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // The name in brackets may hold spaces; user and system time are the 14th and 15th fields.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

export interface Memory {
  /** Megabytes in memory now, and the most there were. */
  readonly resident: number;
  readonly peak: number;
}

export function memoryOf(pid: number): Memory | undefined {
  const text = read(`/proc/${pid}/status`);
  if (text === undefined) return undefined;
  const megabytes = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
  return { resident: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

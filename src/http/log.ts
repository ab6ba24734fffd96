import { pino, type DestinationStream, type Logger } from 'pino';

export interface Log {
  readonly logger: Logger;
  /** Writes out what is waiting; for the last moment before the process ends. */
  readonly flush: () => void;
}

/** What may wait in memory while the log cannot be written; more is dropped. A full disk must stop no determination. */
const WAITING_BYTES = 4 * 1024 * 1024;

/** One JSON line per request on standard output, written beside the work, not in its way. */
export function createLog(level: string): Log {
  const destination = pino.destination({ dest: 1, sync: false, maxLength: WAITING_BYTES });
  destination.on('error', () => undefined);
  const flush = (): void => {
    try {
      destination.flushSync();
    } catch {
      // The log cannot be written: there is nowhere left to say so.
    }
  };
  return { logger: createLogger(level, destination), flush };
}

/** No process id, no host name: a line holds what {@link RequestNote} lists, its level and its time. */
export const createLogger = (level: string, destination: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );

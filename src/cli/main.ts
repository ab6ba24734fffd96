#!/usr/bin/env node
import { run } from './run.js';

/** Whoever reads the output may stop reading (`ur … | head`): that is no error. */
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(0);
  process.stderr.write(`ur: the output cannot be written (${code ?? 'unknown error'})\n`);
  process.exit(3);
});
process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 3));

/** The first Ctrl-C asks a command to end with what it has; a second ends it at once. */
function onInterrupt(listener: () => void): () => void {
  process.once('SIGINT', listener);
  return () => void process.off('SIGINT', listener);
}

const { env, stderr, stdin, stdout } = process;
process.exitCode = await run(process.argv.slice(2), { env, onInterrupt, stderr, stdin, stdout });

#!/usr/bin/env node
import { run } from './run.js';

/** Whoever reads the output may stop reading (`ur … | head`): that is no error. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 3);
  });
}

/** The first Ctrl-C asks a command to end with what it has; a second ends it at once. */
function onInterrupt(listener: () => void): () => void {
  process.once('SIGINT', listener);
  return () => void process.off('SIGINT', listener);
}

const { env, stderr, stdin, stdout } = process;
process.exitCode = await run(process.argv.slice(2), { env, onInterrupt, stderr, stdin, stdout });

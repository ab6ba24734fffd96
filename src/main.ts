import { serve } from './http/serve.js';
import { ListenError } from './http/server.js';
import { readServiceConfig } from './http/service-config.js';
import { loadLibrary } from './library.js';
import { describeFault } from './rulesets/load.js';

/** Exit codes: 1 the rulesets have faults, 2 the configuration is not valid, 3 the address cannot be had. */
async function main(): Promise<void> {
  const config = readServiceConfig(process.env);
  if (!config.ok)
    return end(2, ['The configuration is not valid:', ...config.problems.map((problem) => `  ${problem}`)]);
  const library = loadLibrary(config.value.rulesets, config.value);
  if (!library.ok) {
    const { faults } = library;
    return end(1, [
      `Not started. The rulesets have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:`,
      ...faults.map(describeFault),
    ]);
  }
  try {
    await serve(library.library, config.value);
  } catch (error) {
    if (error instanceof ListenError) return end(3, [`Not started: ${error.message}.`]);
    throw error;
  }
}

function end(code: number, lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = code;
}

await main();

/**
 * The service as `node dist/main.js` runs it, which also tells whoever started it how much CPU time it has used. With
 * the argument `constant` every request gets the answer to the first, so that what stands around the engine shows.
 */
import { readServiceConfig } from '../src/http/service-config.js';
import { ENGINE, type Engine } from '../src/http/engine.js';
import { serve } from '../src/http/serve.js';
import { loadLibrary } from '../src/library.js';

const config = readServiceConfig({ UR_SECOND_OPINION: '0', ...process.env });
if (!config.ok) throw new Error(config.problems.join('\n'));
const loaded = loadLibrary(config.value.rulesets);
if (!loaded.ok) throw new Error('the rulesets have faults');

let first: ReturnType<Engine['review']> | undefined;
const constant: Engine = { ...ENGINE, review: (...asked) => (first ??= ENGINE.review(...asked)) };

process.on('message', () => {
  const { system, user } = process.cpuUsage();
  process.send?.(user + system);
});
await serve(loaded.library, config.value, process.argv.includes('constant') ? constant : ENGINE);

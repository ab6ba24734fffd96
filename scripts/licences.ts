import { readFileSync } from 'node:fs';
import { faultsOf, productionPackages } from './locked-packages.js';

/** Lists what the service is delivered with and under which licence; ends with 1 where that is not allowed. */
const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const packages = productionPackages(read('package-lock.json'));
for (const { name, version, licence } of packages) console.log(`${licence.padEnd(22)} ${name} ${version}`);

const faults = faultsOf(packages, read('NOTICE'));
for (const fault of faults) console.error(fault);
console.log(`${packages.length} packages, ${faults.length} not allowed as they are`);
process.exitCode = faults.length === 0 ? 0 : 1;

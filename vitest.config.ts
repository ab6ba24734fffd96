import { defaultExclude, defineConfig } from 'vitest/config';

/** Long suites: enumerations and properties over whole domains. They give the same on every Node version. */
const HEAVY = [
  'tests/oracles/**',
  'tests/promises/**',
  'tests/fuzz/**',
  'tests/**/*enumerat*.test.ts',
  'tests/**/*propert*.test.ts',
  'tests/**/*oracle*.test.ts',
  'tests/**/*fuzz*.test.ts',
  'tests/**/*partial*.test.ts',
  'tests/conditions/equivalence.test.ts',
  'tests/conditions/mutants.test.ts',
];

// UR_SUITE=light leaves the long suites out.
// UR_SUITE=faults runs the fault run alone (`npm run test:faults`): it wants the machine for itself.
const FAULTS = 'tests/faults/**/*.test.ts';
const suite = process.env['UR_SUITE'];
const left = suite === 'light' ? [...HEAVY, FAULTS] : suite === 'faults' ? [] : [FAULTS];

export default defineConfig({
  test: {
    include: [suite === 'faults' ? FAULTS : 'tests/**/*.test.ts'],
    exclude: [...defaultExclude, ...left],
    fileParallelism: suite !== 'faults',
    setupFiles: ['tests/seed.ts'],
    // Both cores of a small machine; by itself vitest leaves one of them idle.
    maxWorkers: 2,
    testTimeout: 120_000,
    // A busy machine is no fault: what is waited for is waited for long.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
  },
});

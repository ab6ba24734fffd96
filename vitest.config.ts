import { defaultExclude, defineConfig } from 'vitest/config';

/** Long suites: enumerations, properties and runs over all that is shipped. They give the same on every Node version. */
const HEAVY = [
  'tests/oracles/**',
  'tests/promises/**',
  'tests/fuzz/**',
  'tests/privacy/**',
  'tests/audit/**',
  'tests/simulation/**',
  'tests/comparison/**',
  'tests/analysis/**',
  'tests/clinical/**',
  'tests/vignettes/**',
  'tests/would-change/**',
  'tests/cli/{catalogues,fhir,letter,lint,new,parity,program,publish,rulesets-test,threads}.test.ts',
  'tests/http/real.test.ts',
  'tests/verdict.test.ts',
  'tests/http/{limits,auth}/**',
  'tests/fhir/**',
  'tests/cds/**',
  'tests/letters/**',
  'tests/reviewers/**',
  'tests/attestation/**',
  'tests/web/**',
  'tests/validators/**',
  'tests/e2e/{auth,reload,service,stop}.test.ts',
  'tests/tutorial.test.ts',
  'tests/deploy/**',
  'tests/supply-chain.test.ts',
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
// UR_SUITE=desk runs the review desk alone, in a browser (`npm run test:desk`).
const DESK = 'tests/desk/**/*.test.ts';
const ALONE: Readonly<Record<string, string>> = { faults: FAULTS, desk: DESK };
const suite = process.env['UR_SUITE'] ?? '';
const alone = ALONE[suite];
const apart = Object.values(ALONE).filter((tests) => tests !== alone);

export default defineConfig({
  test: {
    include: [alone ?? 'tests/**/*.test.ts'],
    exclude: [...defaultExclude, ...apart, ...(suite === 'light' ? HEAVY : [])],
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

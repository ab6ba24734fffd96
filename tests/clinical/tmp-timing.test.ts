import { test } from 'vitest';
import { resultsByVector, SAFETY_PROFILES, NOTHING_MITIGATES, EVERYTHING_MITIGATES, factsFor, keyOf } from '../oracles/monotone.js';
import { allRatingVectors } from '../oracles/notes-one-pass.js';
import { ADULT_FACT_PATHS } from '../oracles/asam3-adult.js';
import { finderOf, question, shippedLibrary, treatmentsOf, valuesOf } from './engine.js';
const library = shippedLibrary();
const finder = finderOf(library, 'asam-3-adult');
const paths = (f: object) => Object.fromEntries(Object.entries(f).map(([k, v]) => [(ADULT_FACT_PATHS as Record<string,string>)[k] as string, v]));
test('t', () => {
  for (const [mname, mit] of Object.entries({ unstated: {}, nothing: NOTHING_MITIGATES, everything: EVERYTHING_MITIGATES }))
  for (const [name, profile] of Object.entries(SAFETY_PROFILES)) for (const applied of ['stated','filled'] as const) {
    const p = { ...mit, ...profile };
    let t0 = Date.now();
    const oracle = resultsByVector(p, applied);
    const t1 = Date.now();
    let differ = 0; let first = ''; let slow = 0;
    for (const v of allRatingVectors()) {
      const s = performance.now();
      const engine = treatmentsOf(finder.place(valuesOf(library, paths(factsFor(v, p, applied)), '3'), question()));
      slow = Math.max(slow, performance.now() - s);
      if (engine !== keyOf(oracle.get(v.join(''))!)) { differ++; first ||= `${v.join('')} engine ${engine} oracle ${keyOf(oracle.get(v.join(''))!)}`; }
    }
    process.stdout.write(`${mname} ${name} ${applied}: oracle ${t1-t0} ms, engine ${Date.now()-t1} ms (slowest ${slow.toFixed(1)}), differ ${differ} ${first}\n`);
  }
}, 600000);

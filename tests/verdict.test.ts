/** The short way to a decision gives what the review gives, and the clinical half may be shared between versions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ruleset } from '../src/library.js';
import { ask, pose } from '../src/pose.js';
import { review } from '../src/review.js';
import { bodyOf } from '../src/analysis/cases.js';
import { select } from '../src/rulesets/select.js';
import type { Verdict } from '../src/verdict.js';
import { sameClinicalQuestion, verdict } from '../src/verdict.js';
import { shippedLibrary } from './clinical/engine.js';
import { requestOf, requests } from './promises/requests.js';

const library = shippedLibrary();
const rulesets = [...library.payers.values()].flatMap(({ versions }) => versions);
const seen: Record<string, number> = {};

/** Compares one request; faulty ones and those without exactly one version have no verdict. */
function agrees(body: object): void {
  const asking = ask(body, library);
  // A clinician's attestation comes after the rules.
  if (!asking.ok || 'attestation' in body) return;
  const { payer, dates } = asking.value;
  const selection = select(payer.versions, payer.document.gaps, dates);
  if (selection.kind !== 'version') return;
  const posed = pose(asking.value, selection.version);
  const outcome = review(body, library);
  expect(posed.ok).toBe(outcome.ok);
  if (!posed.ok || !outcome.ok) return;
  const { decision, care } = verdict(posed.value);
  seen[decision] = (seen[decision] ?? 0) + 1;
  expect({ decision, care }, JSON.stringify(body)).toEqual({
    decision: outcome.value.decision,
    care: outcome.value.authorized,
  });
}

test('on every case of every ruleset', () => {
  for (const { cases } of rulesets)
    for (const document of cases) for (const one of document.cases) agrees(bodyOf(document, one) as object);
  for (const decision of ['approve', 'downgrade', 'deny', 'pend']) expect(seen[decision]).toBeGreaterThan(20);
});

test('on random requests', () => {
  fc.assert(
    fc.property(requests(library), (request) => agrees(requestOf(request))),
    { numRuns: 600 },
  );
});

test('a clinical half taken over from another version changes nothing', () => {
  let shared = 0;
  const bare = ({ clinical: _, ...rest }: Verdict): object => rest;
  fc.assert(
    fc.property(requests(library), fc.nat(), (request, other) => {
      const asking = ask(requestOf(request), library);
      if (!asking.ok) return;
      const { versions } = asking.value.payer;
      const [a, b] = [versions[0] as Ruleset, versions[other % versions.length] as Ruleset].map((one) =>
        pose(asking.value, one),
      );
      if (a?.ok !== true || b?.ok !== true || !sameClinicalQuestion(a.value, b.value)) return;
      shared += 1;
      expect(bare(verdict(b.value, verdict(a.value).clinical))).toEqual(bare(verdict(b.value)));
    }),
    { numRuns: 600 },
  );
  expect(shared).toBeGreaterThan(100);
});

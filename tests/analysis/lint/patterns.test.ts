import { describe, expect, test } from 'vitest';
import { lintRuleset } from '../../../src/analysis/lint/lint.js';
import { PATTERNS } from '../../../src/analysis/lint/patterns.js';
import { LINTS } from '../../../src/rulesets/lint-documents.js';
import { foundOf, FRAGMENTS, fragmentLibrary, rulesetFor } from './fragments.js';

const library = fragmentLibrary();

test('every pattern stands under its own name', () => {
  expect(Object.values(PATTERNS).map(({ lint }) => lint)).toEqual([...LINTS]);
});

describe.each(FRAGMENTS)('$lint $name', (fragment) => {
  const findings = lintRuleset(library, rulesetFor(library, fragment));

  test('is found, or not, as it says', () => {
    expect(foundOf(findings, fragment.lint)).toEqual(fragment.finds);
  });

  test('every rule could be read', () => {
    expect(findings.filter(({ lint }) => lint === 'unread')).toEqual([]);
  });
});

test.each(LINTS)('%s has an example that triggers and one that does not', (lint) => {
  const names = FRAGMENTS.filter((one) => one.lint === lint);
  expect(names.find(({ name }) => name === 'triggers')?.finds).not.toEqual([]);
  expect(names.find(({ name }) => name === 'passes')?.finds).toEqual([]);
});

/** Imported rules: pinned by digest, compiled beside the payer's own, cited with their origin, and not to be silenced. */
import { expect, it } from 'vitest';
import { createLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import { pinOf } from '../../src/rulesets/imports.js';
import type { Documents } from '../../src/rulesets/load.js';
import { describeFault, loadFiles } from '../../src/rulesets/load.js';
import { readPins, repinned, textWithImports, withOverlay } from '../../src/rulesets/pin.js';
import { filesOf, replaced, SHIPPED, textOf } from './folders.js';

const NEW_YORK = 'payers/ny-commercial-oasas/2020-01-01/ruleset.json';
const OVERLAY = 'overlays/us-federal/2014-07-01/overlay.json';
/** Nothing is published, so that what is imported may change. */
const files = replaced(filesOf(SHIPPED), 'published.json', '{ "records": [] }');

function load(changed = files): Documents {
  const loaded = loadFiles(changed);
  if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
  return loaded.documents;
}

const documents = load();
const library = createLibrary(documents, { drafts: 'on' });
const [overlay] = documents.overlays;
if (overlay === undefined) throw new Error('no overlay is shipped');

const cases = JSON.parse(textOf(files, 'payers/ny-commercial-oasas/2020-01-01/cases/federal-parity.json')) as {
  base: { plan: object };
};
const body = { ...cases.base, plan: { ...cases.base.plan, comparableMedicalLimit: false } };

it('an imported rule speaks, is cited as an overlay’s with its own version and source, and the overlay is pinned', () => {
  const outcome = review(body, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  const { advice, criteria, decision, provenance } = outcome.value;
  const rule = overlay.rules.find(({ id }) => id === 'fd-06a-no-comparable-limit');
  expect(decision).toBe('approve');
  expect(advice).toContain(rule?.because);
  expect(criteria.find(({ id }) => id === rule?.id)).toMatchObject({
    kind: 'overlay',
    version: '2014-07-01',
    result: 'met',
    source: { title: overlay.document.references[rule?.cite.ref ?? '']?.title },
  });
  expect(provenance.overlays).toEqual([{ id: 'us-federal', version: '2014-07-01', digest: overlay.digest }]);
});

it('a payer without imports names no overlay', () => {
  const [version] = library.payers.get('example-health')?.versions ?? [];
  expect(version?.imports).toEqual([]);
  expect(version?.arms.adult.table.rules.some(({ origin }) => origin.kind === 'overlay')).toBe(false);
});

it('another text of the overlay is refused wherever it is pinned, until it is pinned again; the ruleset’s digest follows', () => {
  const text = textOf(files, OVERLAY).replace('federal parity law', 'the federal parity law');
  const changed = replaced(files, OVERLAY, text);
  const loaded = loadFiles(changed);
  const faults = loaded.ok ? [] : loaded.faults;
  const { importers, overlays } = readPins(changed);
  const importing = importers.filter(({ imports }) => imports.length > 0);
  expect(faults.map(({ code, file }) => [code, file])).toEqual(importing.map(({ path }) => ['overlay-digest', path]));
  const again = importing.reduce(
    (all, one) =>
      replaced(
        all,
        one.path,
        textWithImports(
          one.text,
          one.imports.map((entry) => repinned(entry, overlays)),
        ),
      ),
    changed,
  );
  const digestsOf = ({ payers }: Documents): readonly string[] =>
    payers.flatMap(({ versions }) => versions.filter(({ imports }) => imports.length > 0).map(({ digest }) => digest));
  const [before, after] = [digestsOf(documents), digestsOf(load(again))];
  expect(after).toHaveLength(importing.length);
  expect(after.filter((digest) => before.includes(digest))).toEqual([]);
});

it('the folder name, spaces and key order of an overlay do not change its pin', () => {
  const reversed = Object.fromEntries(Object.entries(JSON.parse(textOf(files, OVERLAY)) as object).reverse());
  const [same] = load(replaced(files, OVERLAY, JSON.stringify(reversed, null, '\t'))).overlays;
  expect(same?.digest).toBe(overlay.digest);
});

it('writing imports keeps the rest of the file as it is, and another version of an overlay takes its place', () => {
  const text = textOf(files, NEW_YORK);
  const [entry = ''] = (JSON.parse(text) as { imports: string[] }).imports;
  expect(textWithImports(text, [entry])).toBe(text);
  const without = textWithImports(text, []);
  expect(textWithImports(without, [entry])).toBe(text);
  const later = { ...overlay, document: { ...overlay.document, version: '2030-01-01' } };
  expect(withOverlay([entry], later)).toEqual([pinOf(later)]);
  expect(withOverlay([], overlay)).toEqual([entry]);
});

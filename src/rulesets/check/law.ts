import { nearestName } from '../../domain/nearest.js';
import type { Faults } from '../faults.js';
import type { Length } from '../law-documents.js';
import type { Source, Sources } from '../sources.js';
import { checkWhen } from './conditions.js';
import { levelsOfAnyEdition } from './levels.js';

/** Clocks, rights and reviewers: each names itself once, applies by a sound condition, and speaks of facts and lines that exist. */
export function checkLaw(sources: Sources, faults: Faults): void {
  const { clocks, reviewers, rights } = sources;
  if (clocks !== undefined) {
    checkEntries(clocks, { clocks: clocks.document.clocks, gaps: clocks.document.gaps }, sources, faults);
    checkLines(clocks, sources, faults);
    checkClocks(clocks, sources, faults);
  }
  if (rights !== undefined) {
    checkEntries(rights, { rights: rights.document.rights, notice: rights.document.notice }, sources, faults);
    checkLines(rights, sources, faults);
  }
  if (reviewers !== undefined) {
    const { bars, requirements } = reviewers.document;
    checkEntries(reviewers, { requirements, bars }, sources, faults);
    checkLines(reviewers, sources, faults);
  }
}

interface Entry {
  readonly id: string;
  readonly when: unknown;
}

function checkEntries(
  { file }: Source<unknown>,
  lists: Readonly<Record<string, readonly Entry[]>>,
  sources: Sources,
  faults: Faults,
): void {
  const world = { catalogue: sources.catalogue, levels: levelsOfAnyEdition(sources) };
  for (const [key, entries] of Object.entries(lists)) {
    const ids = new Set<string>();
    entries.forEach(({ id, when }, index) => {
      const pointer = `/${key}/${index}`;
      if (ids.has(id)) faults.add(file, 'id-duplicate', `${pointer}/id`, `\`${id}\` is listed twice`);
      ids.add(id);
      checkWhen(when, `${pointer}/when`, file, world, faults);
    });
  }
}

type Lined = Source<{ readonly lines: readonly { readonly line: string; readonly needs: readonly string[] }[] }>;

/** Every value of `plan.line` once: a line that is left out would have no rules and no word of it. */
function checkLines({ file, document: { lines } }: Lined, { catalogue }: Sources, faults: Faults): void {
  if (catalogue === undefined) return;
  const known = Object.keys(catalogue.facts[catalogue.indexOf.get('plan.line') ?? -1]?.values ?? {});
  const named = lines.map(({ line }) => line);
  lines.forEach(({ line, needs }, index) => {
    const pointer = `/lines/${index}`;
    if (named.indexOf(line) < index) faults.add(file, 'id-duplicate', `${pointer}/line`, `\`${line}\` is listed twice`);
    if (!known.includes(line))
      faults.add(file, 'value-outside-domain', `${pointer}/line`, `\`${line}\` is not a value of \`plan.line\``);
    needs.forEach((name, at) => {
      const fact = catalogue.facts[catalogue.indexOf.get(name) ?? -1];
      if (fact?.question !== undefined) return;
      const near = nearestName(name, [...catalogue.indexOf.keys()]);
      const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
      faults.add(file, 'fact-not-asked', `${pointer}/needs/${at}`, `\`${name}\` is not a fact that can be asked`, hint);
    });
  });
  const missing = known.filter((line) => !named.includes(line));
  if (missing.length > 0) faults.add(file, 'law-line-missing', '/lines', `the table leaves out ${missing.join(', ')}`);
}

function checkClocks({ file, document }: NonNullable<Sources['clocks']>, { catalogue }: Sources, faults: Faults): void {
  document.clocks.forEach(({ duration, extension, incomplete, starts, tolling }, index) => {
    const pointer = `/clocks/${index}`;
    starts.forEach((name, at) => {
      if (catalogue === undefined || name === 'receipt') return;
      if (catalogue.facts[catalogue.indexOf.get(name) ?? -1]?.type === 'instant') return;
      faults.add(file, 'clock-start', `${pointer}/starts/${at}`, `\`${name}\` is not a fact of type instant`);
    });
    if (tolling !== undefined && extension === undefined)
      faults.add(file, 'clock-tolling', `${pointer}/tolling`, 'the clock can be stopped and has no extension');
    const lengths: readonly (readonly [string, Length | undefined])[] = [
      ['duration', duration],
      ['extension/by', extension?.by],
      ['tolling/atLeast', tolling?.atLeast],
      ['incomplete/noticeWithin', incomplete?.noticeWithin],
      ['incomplete/answerWithin', incomplete?.answerWithin],
      ['incomplete/decideWithin', incomplete?.decideWithin],
    ];
    const states = Object.keys(catalogue?.facts[catalogue.indexOf.get('plan.state') ?? -1]?.values ?? {});
    for (const [key, length] of lengths) {
      if (
        catalogue === undefined ||
        length === undefined ||
        !('holidays' in length) ||
        states.includes(length.holidays)
      )
        continue;
      faults.add(
        file,
        'value-outside-domain',
        `${pointer}/${key}/holidays`,
        `\`${length.holidays}\` is not a value of \`plan.state\``,
      );
    }
  });
}

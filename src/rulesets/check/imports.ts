import { nearestName } from '../../domain/nearest.js';
import type { RulesetDocument } from '../documents.js';
import type { Faults } from '../faults.js';
import type { LoadedOverlay } from '../imports.js';
import { assembleOverlay, pinOf, readImport } from '../imports.js';
import type { Source, Sources, VersionSources } from '../sources.js';

/** What a version imports is there, is the very text that was pinned, holds on all its days, and collides with nothing. */
export function checkImports(sources: Sources, faults: Faults): void {
  for (const { versions } of sources.payers) {
    for (const version of versions) {
      const { ruleset } = version;
      if (ruleset === undefined) continue;
      const taken = new Map<string, string>(
        version.rules.flatMap(({ document }) => document.rules.map(({ id }) => [id, 'this version'] as const)),
      );
      ruleset.document.imports?.forEach((entry, index) => {
        const overlay = checkPin(ruleset, entry, `/imports/${index}`, sources, faults);
        if (overlay === undefined) return;
        checkWindow(ruleset, overlay, `/imports/${index}`, faults);
        const name = `\`${overlay.document.overlay}\` ${overlay.document.version}`;
        for (const { id } of overlay.rules) {
          const by = taken.get(id);
          if (by !== undefined)
            faults.add(
              ruleset.file,
              'overlay-override',
              `/imports/${index}`,
              `the rule \`${id}\` of ${name} is defined by ${by} as well`,
            );
          else taken.set(id, name);
        }
      });
    }
  }
}

/** The overlay that an entry names; none where that cannot be told, or is not what was pinned. */
function checkPin(
  { file }: Source<RulesetDocument>,
  entry: string,
  pointer: string,
  { overlays }: Sources,
  faults: Faults,
): LoadedOverlay | undefined {
  const wanted = readImport(entry);
  const found = overlays.find(({ overlay, version }) => overlay === wanted.overlay && version === wanted.version);
  if (found === undefined) {
    const known = overlays.map(({ overlay, version }) => `${overlay}@${version}`);
    const near = nearestName(`${wanted.overlay}@${wanted.version}`, known);
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    faults.add(file, 'overlay-unknown', pointer, `there is no overlay \`${wanted.overlay}\` ${wanted.version}`, hint);
    return undefined;
  }
  const overlay = assembleOverlay(found);
  if (overlay !== undefined && overlay.digest !== wanted.digest) {
    const message = `the text of \`${wanted.overlay}\` ${wanted.version} is not the one pinned; as it stands its pin is \`${pinOf(overlay)}\``;
    faults.add(file, 'overlay-digest', pointer, message);
  }
  return overlay;
}

function checkWindow(
  { file, document }: Source<RulesetDocument>,
  overlay: LoadedOverlay,
  pointer: string,
  faults: Faults,
): void {
  const { from, to } = document.effective;
  const held = overlay.document.effective;
  const until = (day: string | null): string => (day === null ? 'on' : `to ${day}`);
  if (held.from <= from && (held.to === null || (to !== null && to <= held.to))) return;
  const message = `the overlay holds from ${held.from} ${until(held.to)}, this version from ${from} ${until(to)}`;
  faults.add(file, 'overlay-window', pointer, message);
}

/** The overlays that a version takes in, in the order in which it names them. */
export const importsOf = ({ ruleset }: VersionSources, { overlays }: Sources): readonly LoadedOverlay[] =>
  (ruleset?.document.imports ?? []).flatMap((entry) => {
    const { overlay, version } = readImport(entry);
    const found = overlays.find((one) => one.overlay === overlay && one.version === version);
    return (found === undefined ? undefined : assembleOverlay(found)) ?? [];
  });

import { oncePer } from '../../domain/once.js';
import type { CriteriaDocument } from '../../clinical/documents.js';
import type { Sources, VersionSources } from '../sources.js';
import { importsOf } from './imports.js';

/** Every id that an answer of this version can cite. None when part of it could not be read. */
export function citable(version: VersionSources, sources: Sources): ReadonlySet<string> | undefined {
  const { ruleset, rules, broken } = version;
  const { criteria, criteriaBroken, overlays } = sources;
  if (ruleset === undefined || broken.has('rules') || criteriaBroken) return undefined;
  if (overlays.some((overlay) => overlay.broken)) return undefined;
  const { document } = ruleset;
  const chosen = criteria.filter(({ set }) => document.criteria.some((choice) => choice.set === set));
  return new Set([
    ...rules.flatMap((source) => source.document.rules.map((rule) => rule.id)),
    ...importsOf(version, sources).flatMap((overlay) => overlay.rules.map((rule) => rule.id)),
    ...Object.keys(document.coverage).map((level) => `coverage.${level}`),
    ...chosen.flatMap((source) => idsOf(source.document)),
    // Where the caller states the result: `certification`, and `stated.<tool>` for `stated:<tool>`.
    ...document.criteria.map(({ set }) => set.replace(':', '.')),
  ]);
}

/** As `explanation/cite.ts` writes them; listed once for all versions that decide by the same criteria. */
const idsOf = oncePer((document: CriteriaDocument): readonly string[] => {
  const common = [
    `${document.id}.least-intensive`,
    ...document.serviceRules.map((rule) => rule.id),
    ...document.continued.map((test) => test.id),
  ];
  if (document.method === 'join')
    return [...common, ...document.subdimensions.map(({ fact }) => fact.replace(/^assessment\./, ''))];
  return [
    ...common,
    `${document.id}.withdrawal-need`,
    ...document.criteria.flatMap(({ id, levels }) => [id, ...levels.map((level) => `${id}@${level}`)]),
    ...document.combinations.map(({ level }) => `${document.id}.${level}`),
    ...document.entailments.map(({ id }) => id),
  ];
});

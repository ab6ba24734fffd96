import type { LintLaw } from '../../rulesets/lint-documents.js';
import type { Barring } from './finding.js';
import type { Scene } from './scene.js';
import type { Place, Within } from './stand.js';

/** The laws of the bodies that the payer names, whose window shares a day with that of the version. */
export function lawsOf({ law, payer, ruleset }: Scene): readonly LintLaw[] {
  const { from, to } = ruleset.document.effective;
  return law.laws.filter(
    (one) =>
      (payer.law ?? []).includes(one.body) && (to === null || one.from <= to) && (one.to === null || from <= one.to),
  );
}

/** Only where its source was read does a law make an error of a finding. */
export const isRead = ({ status }: Pick<LintLaw, 'status'>): boolean => status === 'verified' || status === 'secondary';

/** Is the level one the law is about? */
export function isAbout({ levels }: Scene, law: LintLaw, code: string): boolean {
  const level = levels.get(code);
  const { axes, codes, settings } = law.levels ?? {};
  if (level === undefined) return false;
  return (
    (settings === undefined || settings.includes(level.setting)) &&
    (axes === undefined || axes.includes(level.axis)) &&
    (codes === undefined || codes.includes(code))
  );
}

/** Where a law looks: its levels, and what it wants to hold. */
export const within = (
  scene: Scene,
  law: LintLaw | undefined,
): Within & { readonly place: (place: Place) => boolean } =>
  law === undefined
    ? { place: () => true }
    : { place: ({ level }) => isAbout(scene, law, level), ...(law.when === undefined ? {} : { when: [law.when] }) };

export function barringOf({ law: { bodies, references } }: Scene, law: LintLaw): Barring {
  const { cite, from, id, says, status } = law;
  const title = references[cite.ref]?.title ?? cite.ref;
  const source = cite.section === undefined ? title : `${title}, ${cite.section}`;
  return { id, body: bodies[law.body] ?? law.body, says, source, from, status };
}

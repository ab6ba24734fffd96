import type { Provenance } from '../../domain/determination.js';
import { field, type Sheet } from '../terminal/sheet.js';

/** What an answer rests on, and the digest that an attestation of it names. */
export function provenanceLines(
  sheet: Sheet,
  {
    engine,
    ruleset,
    overlays = [],
    criteria,
    facts,
    determination,
  }: Omit<Provenance, 'determination'> & { readonly determination?: string },
): readonly string[] {
  const parts = [
    ...(ruleset === undefined ? [] : [`ruleset ${ruleset.payer} ${ruleset.version}`]),
    ...overlays.map(({ id, version }) => `overlay ${id} ${version}`),
    ...(criteria === undefined ? [] : [`criteria ${criteria.id} ${criteria.version}`]),
    `facts ${facts.version}`,
    `engine ${engine}`,
  ];
  return [
    ...field(sheet, 'Rests on', parts.join(' · ')),
    ...(determination === undefined ? [] : field(sheet, 'Digest', determination)),
  ];
}

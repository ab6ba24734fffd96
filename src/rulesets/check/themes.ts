import { nearestName } from '../../domain/nearest.js';
import type { Fact } from '../../facts/catalogue.js';
import type { Faults } from '../faults.js';
import { escapeKey } from '../json.js';
import type { Order, ThemesDocument } from '../lint-documents.js';
import type { Source, Sources } from '../sources.js';

/** The classification names facts, reasons and criteria that exist, and its orders fit the facts. */
export function checkThemes(sources: Sources, faults: Faults): void {
  const { themes, catalogue, reasons } = sources;
  if (themes === undefined) return;
  for (const [name, classification] of Object.entries(themes.document.facts)) {
    if (catalogue === undefined) break;
    const pointer = `/facts/${escapeKey(name)}`;
    const fact = catalogue.facts[catalogue.indexOf.get(name) ?? -1];
    if (fact === undefined) {
      const near = nearestName(name, [...catalogue.indexOf.keys()]);
      const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
      faults.add(themes.file, 'fact-unknown', pointer, `\`${name}\` is not in the fact catalogue`, hint);
      continue;
    }
    const { change: _change, dimension: _dimension, service: _service, ...orders } = classification;
    for (const [theme, order] of Object.entries(orders)) {
      const problem = misfit(fact, order);
      if (problem !== undefined) faults.add(themes.file, 'theme-order', `${pointer}/${theme}`, problem);
    }
  }
  for (const reason of Object.keys(themes.document.reasons)) {
    if (reasons === undefined || Object.hasOwn(reasons.document.reasons, reason)) continue;
    faults.add(themes.file, 'reason-unknown', `/reasons/${escapeKey(reason)}`, `there is no reason \`${reason}\``);
  }
  checkCriteriaNames(themes, sources, faults);
}

/** A stated tool may be one that no caller can state yet. */
function checkCriteriaNames(
  themes: Source<ThemesDocument>,
  { criteria, criteriaBroken }: Sources,
  faults: Faults,
): void {
  if (criteriaBroken) return;
  const sets = criteria.map(({ set }) => set);
  for (const [key, choices] of Object.entries(themes.document.criteria)) {
    choices.forEach((choice, index) => {
      if (choice === 'certification' || choice.startsWith('stated:') || sets.includes(choice)) return;
      faults.add(
        themes.file,
        'criteria-unknown',
        `/criteria/${key}/${index}`,
        `there is no criteria set \`${choice}\``,
      );
    });
  }
}

function misfit({ name, type, values }: Fact, order: Order): string | undefined {
  const ordered = type === 'integer' || type === 'number' || type === 'boolean';
  if (typeof order === 'string')
    return ordered ? undefined : `\`${name}\` is of type ${type} and has no order of its own`;
  if (type !== 'code' || values === undefined) return `\`${name}\` is of type ${type}: its values are not listed`;
  const listed = order.flat();
  const twice = listed.find((value, index) => listed.indexOf(value) !== index);
  const unknown = listed.find((value) => !Object.hasOwn(values, value));
  const missing = Object.keys(values).find((value) => !listed.includes(value));
  if (twice !== undefined) return `\`${twice}\` is listed twice`;
  if (unknown !== undefined) return `\`${unknown}\` is not a value of \`${name}\``;
  return missing === undefined ? undefined : `the value \`${missing}\` of \`${name}\` is left out`;
}

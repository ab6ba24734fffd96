import { nearestName } from '../../domain/nearest.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import type { RulesetDocument } from '../documents.js';
import type { Faults } from '../faults.js';
import { escapeKey } from '../json.js';
import type { Source, Sources } from '../sources.js';

const STATED = 'stated:';
const STATED_TOOL = 'assessment.stated.tool';
const CERTIFICATION = 'certification';

/** By which criteria a version decides, and the readings it chose for them. */
export function checkCriteriaChoice(sources: Sources, faults: Faults): void {
  for (const { versions } of sources.payers) {
    for (const { ruleset } of versions) {
      if (ruleset === undefined) continue;
      checkSets(ruleset, sources, faults);
      checkParameters(ruleset, sources, faults);
    }
  }
}

function checkSets(
  { file, document }: Source<RulesetDocument>,
  { criteria, criteriaBroken, catalogue }: Sources,
  faults: Faults,
): void {
  const populations = new Set<string>();
  document.criteria.forEach(({ population, set }, index) => {
    const pointer = `/criteria/${index}`;
    if (populations.has(population))
      faults.add(file, 'criteria-population', `${pointer}/population`, `\`${population}\` is named twice`);
    populations.add(population);
    if (set === CERTIFICATION) return;
    if (set.startsWith(STATED)) {
      const tools = catalogue === undefined ? undefined : toolsOf(catalogue);
      const tool = set.slice(STATED.length);
      if (tools?.includes(tool) === false)
        faults.add(
          file,
          'tool-unknown',
          `${pointer}/set`,
          `\`${tool}\` is not a tool a caller can state; those are ${tools.join(', ')}`,
        );
      return;
    }
    const found = criteria.find((one) => one.set === set);
    if (found === undefined) {
      if (criteriaBroken) return;
      const near = nearestName(
        set,
        criteria.map((one) => one.set),
      );
      const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
      faults.add(file, 'criteria-unknown', `${pointer}/set`, `there is no criteria set \`${set}\``, hint);
    } else if (found.document.population !== population) {
      faults.add(
        file,
        'criteria-population',
        `${pointer}/set`,
        `\`${set}\` is for the population ${found.document.population}, not ${population}`,
      );
    }
  });
}

const toolsOf = ({ facts, indexOf }: FactCatalogue): readonly string[] =>
  Object.keys(facts[indexOf.get(STATED_TOOL) ?? -1]?.values ?? {});

function checkParameters(
  { file, document }: Source<RulesetDocument>,
  { criteria, criteriaBroken }: Sources,
  faults: Faults,
): void {
  for (const [set, choices] of Object.entries(document.parameters ?? {})) {
    const pointer = `/parameters/${escapeKey(set)}`;
    if (!document.criteria.some((choice) => choice.set === set)) {
      faults.add(
        file,
        'criteria-unknown',
        pointer,
        `this version does not decide by \`${set}\``,
        'name a set of `criteria` above',
      );
      continue;
    }
    const found = criteria.find((one) => one.set === set)?.document;
    if (found === undefined && criteriaBroken) continue;
    const parameters = found?.method === 'best-fit' ? found.parameters : [];
    for (const [name, value] of Object.entries(choices)) {
      const place = `${pointer}/${escapeKey(name)}`;
      const parameter = parameters.find((one) => one.name === name);
      if (parameter === undefined)
        faults.add(file, 'parameter-unknown', place, `\`${set}\` has no parameter \`${name}\``);
      else if (!parameter.values.includes(value)) {
        faults.add(
          file,
          'parameter-value',
          place,
          `\`${String(value)}\` is not a value of \`${name}\``,
          `use one of ${parameter.values.map(String).join(', ')}`,
        );
      }
    }
  }
}

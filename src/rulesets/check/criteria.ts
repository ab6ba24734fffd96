import type { CriteriaDocument } from '../../clinical/documents.js';
import type { Faults } from '../faults.js';
import type { Source, Sources } from '../sources.js';
import type { ConditionWorld } from './conditions.js';
import { checkWhen } from './conditions.js';
import { expectLevel, nameableLevels } from './levels.js';
import { checkRule } from './rule.js';

/** What both methods share: levels, their order, service rules and tests of a continued stay; ids are unique. */
export function checkCriteria(sources: Sources, faults: Faults): void {
  const reasons = sources.reasons === undefined ? undefined : new Set(Object.keys(sources.reasons.document.reasons));
  for (const source of sources.criteria) {
    const { file, document } = source;
    const world: ConditionWorld = { catalogue: sources.catalogue, levels: nameableLevels(sources, document.edition) };
    checkIds(source, faults);
    checkOrder(source, faults);
    document.serviceRules.forEach((rule, index) =>
      checkRule(rule, `/serviceRules/${index}`, file, { ...world, reasons }, faults),
    );
    document.continued.forEach((test, index) => checkWhen(test.when, `/continued/${index}/when`, file, world, faults));
  }
}

/** The codes of a set's own levels. */
export const ownLevels = (document: CriteriaDocument): ReadonlySet<string> =>
  new Set(document.levels.map((level) => level.code));

function checkIds({ file, document }: Source<CriteriaDocument>, faults: Faults): void {
  const lists: readonly (readonly [string, readonly { readonly id: string }[]])[] = [
    ['serviceRules', document.serviceRules],
    ['continued', document.continued],
    ...(document.method === 'best-fit'
      ? ([
          ['criteria', document.criteria],
          ['entailments', document.entailments],
        ] as const)
      : []),
  ];
  const seen = new Set<string>();
  for (const [list, items] of lists) {
    items.forEach(({ id }, index) => {
      if (seen.has(id)) faults.add(file, 'id-duplicate', `/${list}/${index}/id`, `the id \`${id}\` is given twice`);
      seen.add(id);
    });
  }
}

function checkOrder({ file, document }: Source<CriteriaDocument>, faults: Faults): void {
  const seen = new Set<string>();
  document.levels.forEach(({ code }, index) => {
    if (seen.has(code))
      faults.add(file, 'id-duplicate', `/levels/${index}/code`, `the level \`${code}\` is listed twice`);
    seen.add(code);
  });
  const treatment = new Set(document.levels.filter((level) => level.axis === 'treatment').map((level) => level.code));
  document.order.forEach((code, index) => expectLevel(code, treatment, file, `/order/${index}`, faults));
  const missing = [...treatment].filter((code) => !document.order.includes(code));
  if (missing.length > 0) faults.add(file, 'order-incomplete', '/order', `the order leaves out ${missing.join(', ')}`);
  document.siblings.forEach(({ levels }, index) => {
    levels.forEach((code, at) => expectLevel(code, treatment, file, `/siblings/${index}/levels/${at}`, faults));
  });
}

import type { BestFitDocument, Combination } from '../../clinical/documents.js';
import type { Fact, Scalar } from '../../facts/catalogue.js';
import { isDerived } from '../../facts/catalogue.js';
import type { Faults, Placed } from '../faults.js';
import type { Sources } from '../sources.js';
import type { ConditionWorld } from './conditions.js';
import { checkWhen, factsRead } from './conditions.js';
import { ownLevels } from './criteria.js';
import { expectLevel, nameableLevels } from './levels.js';
import { expectAsked } from './rule.js';
import { checkWithdrawal } from './withdrawal.js';

interface Set3 {
  readonly file: Placed;
  readonly document: BestFitDocument;
  readonly world: ConditionWorld & { readonly parameters: ReadonlyMap<string, readonly Scalar[]> };
}

/** The third edition's method: cells, combinations, entailments, parameters. */
export function checkBestFit(sources: Sources, faults: Faults): void {
  for (const { file, document } of sources.criteria) {
    if (document.method !== 'best-fit') continue;
    const parameters = new Map(document.parameters.map(({ name, values }) => [name, values]));
    const world = { catalogue: sources.catalogue, levels: nameableLevels(sources, document.edition), parameters };
    const set: Set3 = { file, document, world };
    checkParameters(set, faults);
    checkCells(set, faults);
    checkCombinations(set, faults);
    checkEntailments(set, faults);
    checkWhen(document.noneIndicated.when, '/noneIndicated/when', file, world, faults);
    checkDomains(set, faults);
    checkWithdrawal(file, document, sources.catalogue, faults);
  }
}

function checkParameters({ file, document }: Set3, faults: Faults): void {
  const seen = new Set<string>();
  document.parameters.forEach(({ name, values, default: chosen }, index) => {
    if (seen.has(name))
      faults.add(file, 'id-duplicate', `/parameters/${index}/name`, `the parameter \`${name}\` is listed twice`);
    seen.add(name);
    if (!values.includes(chosen))
      faults.add(
        file,
        'parameter-value',
        `/parameters/${index}/default`,
        `the default \`${String(chosen)}\` is not a value of \`${name}\``,
      );
  });
}

function checkCells({ file, document, world }: Set3, faults: Faults): void {
  const levels = ownLevels(document);
  const cells = new Set<string>();
  document.criteria.forEach((criterion, index) => {
    const pointer = `/criteria/${index}`;
    checkWhen(criterion.when, `${pointer}/when`, file, world, faults);
    if (criterion.flag !== undefined) checkWhen(criterion.flag.when, `${pointer}/flag/when`, file, world, faults);
    if (criterion.kind === 'dimension' && criterion.dimension === undefined) {
      faults.add(file, 'key-missing', pointer, 'the key `dimension` is missing: only a gate may do without');
    }
    criterion.levels.forEach((level, at) => {
      expectLevel(level, levels, file, `${pointer}/levels/${at}`, faults);
      const cell = `${level} ${criterion.dimension}`;
      if (criterion.kind !== 'dimension') return;
      if (cells.has(cell))
        faults.add(
          file,
          'id-duplicate',
          `${pointer}/levels/${at}`,
          `level \`${level}\` has a criterion of \`${criterion.dimension}\` already`,
        );
      cells.add(cell);
    });
  });
}

function checkCombinations({ file, document, world }: Set3, faults: Faults): void {
  const levels = ownLevels(document);
  const combined = new Set<string>();
  document.combinations.forEach((combination, index) => {
    const { level } = combination;
    const pointer = `/combinations/${index}`;
    expectLevel(level, levels, file, `${pointer}/level`, faults);
    if (combined.has(level))
      faults.add(file, 'id-duplicate', `${pointer}/level`, `level \`${level}\` has a combination already`);
    combined.add(level);
    const cells = new Set(
      document.criteria.flatMap((criterion) =>
        criterion.kind === 'dimension' && criterion.levels.includes(level) ? [criterion.dimension] : [],
      ),
    );
    const check = (part: Combination, at: string): void => {
      if ('dimension' in part) {
        if (!cells.has(part.dimension))
          faults.add(
            file,
            'cell-missing',
            `${at}/dimension`,
            `level \`${level}\` has no criterion of \`${part.dimension}\``,
          );
      } else if ('condition' in part) checkWhen(part.condition, `${at}/condition`, file, world, faults);
      else if ('parameter' in part) checkChoice(part.parameter, part.equals, at);
      else {
        const [key, parts] =
          'all' in part
            ? (['all', part.all] as const)
            : 'any' in part
              ? (['any', part.any] as const)
              : (['of', part.of] as const);
        if ('atLeast' in part && part.atLeast > parts.length)
          faults.add(
            file,
            'number-out-of-range',
            `${at}/atLeast`,
            `${part.atLeast} of ${parts.length} parts can never hold`,
          );
        parts.forEach((inner, position) => check(inner, `${at}/${key}/${position}`));
      }
    };
    const checkChoice = (name: string, value: Scalar, at: string): void => {
      const values = world.parameters.get(name);
      if (values === undefined)
        faults.add(file, 'parameter-unknown', `${at}/parameter`, `there is no parameter \`${name}\``);
      else if (!values.includes(value))
        faults.add(file, 'parameter-value', `${at}/equals`, `\`${String(value)}\` is not a value of \`${name}\``);
    };
    check(combination.admission, `${pointer}/admission`);
    if (combination.continued !== undefined) check(combination.continued, `${pointer}/continued`);
  });
  const missing = document.order.filter((level) => !combined.has(level));
  if (missing.length > 0)
    faults.add(file, 'combination-missing', '/combinations', `no combination for ${missing.join(', ')}`);
}

function checkEntailments({ file, document, world }: Set3, faults: Faults): void {
  document.entailments.forEach((entailment, index) => {
    const pointer = `/entailments/${index}`;
    checkWhen(entailment.when, `${pointer}/when`, file, world, faults);
    expectAsked(entailment.fact, `${pointer}/fact`, file, world, faults);
    const fact = world.catalogue?.facts[world.catalogue.indexOf.get(entailment.fact) ?? -1];
    if (fact === undefined) return;
    for (const key of ['among', 'statedMay'] as const) {
      entailment[key]?.forEach((value, at) => {
        if (!isValueOf(value, fact))
          faults.add(
            file,
            'value-outside-domain',
            `${pointer}/${key}/${at}`,
            `\`${String(value)}\` is not a value of \`${fact.name}\``,
          );
      });
    }
  });
}

function isValueOf(value: Scalar, { type, values, minimum = -Infinity, maximum = Infinity }: Fact): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer')
    return Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
  return typeof value === 'string' && values !== undefined && Object.hasOwn(values, value);
}

const WIDEST_RANGE = 100;

/** Unknown facts are tried value by value, so each must have few. */
function checkDomains({ file, document, world }: Set3, faults: Faults): void {
  const { catalogue } = world;
  if (catalogue === undefined) return;
  const read = (value: unknown, pointer: string): void => {
    for (const fact of new Set(factsRead(value, catalogue))) {
      if (!isDerived(fact) && !hasShortDomain(fact))
        faults.add(file, 'domain-open', pointer, `\`${fact.name}\`, read here, has no short closed list of values`);
    }
  };
  for (const list of ['criteria', 'entailments', 'combinations', 'continued'] as const) {
    document[list].forEach((item, index) => read(item, `/${list}/${index}`));
  }
  read(document.noneIndicated, '/noneIndicated');
}

function hasShortDomain({ type, values, minimum, maximum }: Fact): boolean {
  if (type === 'boolean') return true;
  if (type === 'code') return values !== undefined;
  return type === 'integer' && minimum !== undefined && maximum !== undefined && maximum - minimum < WIDEST_RANGE;
}

import { FAULTS } from '../../domain/faults.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import type { RequestValidator } from '../../facts/validate.js';
import { createValidators } from '../../facts/validate.js';
import type { CaseDocument, RuleCase } from '../documents.js';
import type { Faults, Placed } from '../faults.js';
import { escapeKey } from '../json.js';
import { mergePatch } from '../merge-patch.js';
import type { Source, Sources } from '../sources.js';
import { citable } from './citable.js';
import { editionOf, expectLevel, nameableLevels } from './levels.js';

/** Every case is a valid request to its payer, and what it expects can be cited. */
export function checkCases(sources: Sources, faults: Faults): void {
  const validate = validatorFor(sources, faults);
  for (const { versions } of sources.payers) {
    for (const version of versions) {
      const { ruleset } = version;
      const known: Known = {
        catalogue: sources.catalogue,
        ids: citable(version, sources),
        levels: ruleset === undefined ? undefined : nameableLevels(sources, editionOf(ruleset.document)),
      };
      for (const source of version.cases) {
        checkNames(source, faults);
        source.document.cases.forEach((one, index) => {
          checkBody(source, one, index, version.payer, validate, faults);
          checkExpected(one, `/cases/${index}/expect`, source.file, known, faults);
        });
      }
    }
  }
}

function validatorFor({ catalogue, facts: source }: Sources, faults: Faults): RequestValidator | undefined {
  if (catalogue === undefined || source === undefined) return undefined;
  try {
    return createValidators(catalogue).review;
  } catch {
    faults.add(source.file, 'catalogue-incomplete', '/facts');
    return undefined;
  }
}

function checkNames({ file, document }: Source<CaseDocument>, faults: Faults): void {
  const seen = new Set<string>();
  document.cases.forEach(({ name }, index) => {
    if (seen.has(name))
      faults.add(file, 'id-duplicate', `/cases/${index}/name`, `the case \`${name}\` stands twice in this file`);
    seen.add(name);
  });
}

function checkBody(
  { file, document }: Source<CaseDocument>,
  one: RuleCase,
  index: number,
  payer: string,
  validate: RequestValidator | undefined,
  faults: Faults,
): void {
  const body = mergePatch(document.base, one.change ?? {});
  const placeOf = (pointer: string): string =>
    one.change !== undefined && has(one.change, pointer) ? `/cases/${index}/change${pointer}` : `/base${pointer}`;
  const named = (body as { readonly payer?: unknown }).payer;
  if (typeof named === 'string' && named !== payer) {
    faults.add(file, 'case-other-payer', placeOf('/payer'), `\`${named}\` is asked in a case of \`${payer}\``);
  }
  for (const { code, pointer = '', detail, candidates } of validate?.(body) ?? []) {
    const where = pointer === '' ? '' : ` at \`${pointer}\``;
    const more = [detail, candidates === undefined ? undefined : `perhaps ${candidates.join(' or ')}`].filter(
      (part) => part !== undefined,
    );
    faults.add(file, 'case-invalid', placeOf(pointer), [`${FAULTS[code].title}${where}`, ...more].join(': '));
  }
}

/** Has the value something at the pointer? */
function has(value: unknown, pointer: string): boolean {
  let inner = value;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return false;
    inner = (inner as Readonly<Record<string, unknown>>)[key];
  }
  return true;
}

/** What an answer of the version can name; what is absent could not be read. */
interface Known {
  readonly catalogue: FactCatalogue | undefined;
  readonly ids: ReadonlySet<string> | undefined;
  readonly levels: ReadonlySet<string> | undefined;
}

function checkExpected(
  { expect }: RuleCase,
  pointer: string,
  file: Placed,
  { catalogue, ids, levels }: Known,
  faults: Faults,
): void {
  for (const id of Object.keys(expect.cites)) {
    if (ids?.has(id) === false)
      faults.add(
        file,
        'case-cites-unknown',
        `${pointer}/cites/${escapeKey(id)}`,
        `\`${id}\` is no rule of this version and no criterion it decides by`,
      );
  }
  for (const code of expect.level?.split(' + ') ?? []) expectLevel(code, levels, file, `${pointer}/level`, faults);
  expect.missing?.forEach((name, index) => {
    if (catalogue?.indexOf.has(name) === false) {
      faults.add(file, 'fact-unknown', `${pointer}/missing/${index}`, `\`${name}\` is not in the fact catalogue`);
    }
  });
}

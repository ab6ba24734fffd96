import { axisOf, OTP, RECOVERY_RESIDENCE } from '../../domain/level.js';
import type { Edition, LevelNameReader } from '../../facts/level-names.js';
import type { Payer } from '../../library.js';
import type { Coding, Node } from '../bundle/node.js';
import { codingsOf, extensionsOf, nodeIn } from '../bundle/node.js';
import { extensionUrl } from '../systems.js';
import type { LevelStatement } from './answers.js';
import { editionOf } from './level-system.js';
import type { Statement } from './stated.js';
import type { Submission } from './submission.js';

const REQUESTED_SERVICE = extensionUrl('extension-requestedService');

/** The level of care as it is coded beside the billing code: on the item and on the order it names. */
export function codedLevels(item: Node, { entries }: Submission): readonly Statement[] {
  const orders = extensionsOf(item, REQUESTED_SERVICE).flatMap((extension) => {
    const reference = nodeIn(extension, 'valueReference');
    const found = reference === undefined ? undefined : entries.follow(reference.element);
    return found?.kind === 'found' && found.entry.type === 'ServiceRequest' ? [found.entry.resource] : [];
  });
  return [nodeIn(item, 'productOrService'), ...orders.map((order) => nodeIn(order, 'code'))].flatMap(ofConcept);
}

/** The codings of one concept together are one level, each on its axis; two on one axis disagree. */
function ofConcept(concept: Node | undefined): readonly Statement[] {
  const coded = codingsOf(concept).flatMap((coding) => {
    const edition = editionOf(coding.system);
    return edition === undefined ? [] : [{ coding, edition }];
  });
  const hasTreatment = coded.some(({ coding }) => axisOf(coding.code).treatment !== undefined);
  return coded.flatMap(({ coding, edition }) => [
    onItsAxis(coding, hasTreatment),
    { fact: 'requested.edition', value: edition, at: `${coding.at}/system` },
  ]);
}

function onItsAxis({ code, at }: Coding, beside: boolean): Statement {
  const pointer = `${at}/code`;
  if (!beside || axisOf(code).treatment !== undefined) return { fact: 'requested.level', value: code, at: pointer };
  if (code === OTP) return { fact: 'requested.otp', value: true, at: pointer };
  if (code === RECOVERY_RESIDENCE) return { fact: 'requested.recoveryResidence', value: true, at: pointer };
  return { fact: 'requested.withdrawalLevel', value: code, at: pointer };
}

const LEVEL_FACTS: ReadonlySet<string> = new Set([
  'requested.level',
  'stay.currentLevel',
  'certification.level',
  'assessment.stated.level',
]);

/** What a form says of levels, with the edition that its codes are of. */
export interface FormLevels {
  readonly statements: readonly Statement[];
  /** Facts whose code is of an edition that the payer's rules do not speak, so that it would be read as another level. */
  readonly foreign: readonly string[];
}

export function formLevels(
  stated: readonly LevelStatement[],
  coded: readonly Statement[],
  { payer, names }: { readonly payer: Payer; readonly names: LevelNameReader },
): FormLevels {
  const spoken = editionSpoken(payer);
  const foreign: string[] = [];
  const statements = stated.flatMap((statement): readonly Statement[] => {
    const edition = statement.system === undefined ? undefined : editionOf(statement.system);
    if (!LEVEL_FACTS.has(statement.fact)) return [statement];
    if (statement.fact !== 'requested.level') {
      if (edition !== undefined && edition !== spoken) foreign.push(statement.fact);
      return [statement];
    }
    const said = { ...statement, value: sameAsCoded(statement, edition, coded, names) };
    return edition === undefined ? [said] : [said, { fact: 'requested.edition', value: edition, at: statement.at }];
  });
  return { statements, foreign };
}

/** An everyday name in a form says the same as the code it stands for. */
function sameAsCoded(
  { value }: LevelStatement,
  edition: Edition | undefined,
  coded: readonly Statement[],
  names: LevelNameReader,
): unknown {
  const level = coded.find(({ fact }) => fact === 'requested.level')?.value;
  const codedEdition = coded.find(({ fact }) => fact === 'requested.edition')?.value as Edition | undefined;
  if (typeof value !== 'string' || typeof level !== 'string' || codedEdition === undefined) return value;
  if (edition !== undefined && edition !== codedEdition) return value;
  const reading = names(value, codedEdition);
  return reading.kind === 'code' && reading.code === level ? level : value;
}

/** The edition that all versions of the payer speak; undefined where they differ. */
export function editionSpoken({ versions }: Payer): Edition | undefined {
  const editions = new Set(versions.map(({ document }) => document.levels));
  const [only] = editions;
  return editions.size !== 1 || only === undefined ? undefined : only === 'asam-4' ? '4' : '3';
}

import type { Fact, FactCatalogue, FactType } from '../../facts/catalogue.js';
import { isDerived, isList } from '../../facts/catalogue.js';
import { CANONICAL_BASE, codeSystem, FACT_SYSTEM } from '../canonical.js';
import type { Entry } from '../bundle/entries.js';
import type { Node } from '../bundle/node.js';
import { codesIn, nodeIn, nodesIn, textIn } from '../bundle/node.js';
import { DATA_ABSENT } from '../systems.js';
import { editionOf } from './level-system.js';
import type { Statement } from './stated.js';

/** What a form or an observation states. */
export interface Read {
  readonly statements: readonly LevelStatement[];
  /** Why it was not read, or not all of it. */
  readonly remarks: readonly Remark[];
}

export type Remark = 'form-unfinished' | 'about-another-person' | 'modified' | 'answers-not-known' | 'not-read';

/** A statement; that of a level may say which edition its code is of. */
export interface LevelStatement extends Statement {
  readonly system?: string;
}

/** Beside the facts, what of the envelope of a request a form may carry. */
export const PREVIOUS_VERSION = 'previous.rulesetVersion';

/** Only what its author has finished is a statement. */
const FINISHED: Readonly<Record<string, readonly string[]>> = {
  QuestionnaireResponse: ['completed', 'amended'],
  Observation: ['final', 'amended', 'corrected'],
};

export function readEvidence(entry: Entry, isPatient: (reference: Node) => boolean, catalogue: FactCatalogue): Read {
  const { resource, type } = entry;
  const remarked = (remark: Remark): Read => ({ statements: [], remarks: [remark] });
  const finished = FINISHED[type];
  if (finished === undefined) return remarked('not-read');
  if (!finished.includes(textIn(resource, 'status') ?? '')) return remarked('form-unfinished');
  if (isModified(resource)) return remarked('modified');
  const subject = nodeIn(resource, 'subject');
  if (subject !== undefined && !isPatient(subject)) return remarked('about-another-person');
  return type === 'Observation' ? observed(resource, catalogue) : answered(resource, catalogue);
}

const isModified = (node: Node): boolean =>
  node.element['implicitRules'] !== undefined || nodesIn(node, 'modifierExtension').length > 0;

const factNamed = (name: string, { facts, indexOf }: FactCatalogue): Fact | undefined => {
  const fact = facts[indexOf.get(name) ?? -1];
  return fact === undefined || isDerived(fact) ? undefined : fact;
};

/** Link ids are the names of facts; groups and anything else that is ours to name are passed through. */
function answered(response: Node, catalogue: FactCatalogue): Read {
  const statements: LevelStatement[] = [];
  let foreign = false;
  const walk = (node: Node): void => {
    for (const item of nodesIn(node, 'item')) {
      const name = textIn(item, 'linkId') ?? '';
      const fact = factNamed(name, catalogue);
      const answers = nodesIn(item, 'answer');
      if (isModified(item) || answers.some(isModified)) foreign = true;
      else if (fact !== undefined) statements.push(...stateAll(fact, answers));
      else if (name === PREVIOUS_VERSION) statements.push(...answers.flatMap((one) => state(name, 'text', one)));
      else if (answers.length > 0) foreign = true;
      walk(item);
      answers.forEach(walk);
    }
  };
  walk(response);
  return { statements, remarks: foreign ? ['answers-not-known'] : [] };
}

function stateAll(fact: Fact, answers: readonly Node[]): readonly LevelStatement[] {
  const each = answers.flatMap((answer) => state(fact.name, fact.type, answer));
  if (!isList(fact)) return each;
  const [first] = each;
  const known = each.filter(({ value }) => value !== 'unknown');
  // An empty list says that there are none; an answer that is not known says nothing.
  return first === undefined || known.length === 0
    ? []
    : [{ fact: fact.name, value: known.map(({ value }) => value), at: first.at }];
}

function observed(observation: Node, catalogue: FactCatalogue): Read {
  const names = codesIn(nodeIn(observation, 'code'), FACT_SYSTEM);
  const [name] = names;
  const fact = name === undefined || names.length > 1 ? undefined : factNamed(name.code, catalogue);
  if (fact === undefined) return { statements: [], remarks: ['not-read'] };
  if (nodeIn(observation, 'dataAbsentReason') !== undefined && !isList(fact))
    return { statements: [{ fact: fact.name, value: 'unknown', at: observation.at }], remarks: [] };
  return { statements: stateAll(fact, [observation]), remarks: [] };
}

const PLAIN_VALUES = ['Boolean', 'Integer', 'Decimal', 'Date', 'DateTime', 'Instant', 'String'] as const;

/** The value of an answer or observation as it stands; whether it fits the fact is for the schema to say. */
function state(fact: string, type: FactType, answer: Node): readonly LevelStatement[] {
  for (const kind of PLAIN_VALUES) {
    const value = answer.element[`value${kind}`];
    if (value !== undefined) return [{ fact, value, at: `${answer.at}/value${kind}` }];
  }
  const quantity = nodeIn(answer, 'valueQuantity');
  if (quantity !== undefined) return [{ fact, value: quantity.element['value'] ?? null, at: `${quantity.at}/value` }];
  const coding = nodeIn(answer, 'valueCoding') ?? nodesOfConcept(answer);
  if (coding !== undefined) {
    const system = textIn(coding, 'system');
    const value = chosen(coding.element['code'], system, type);
    return [{ fact, value, at: coding.at, ...(system === undefined ? {} : { system }) }];
  }
  // A value of another kind is an answer too: it must not be passed over as if nothing had been said.
  if (Object.keys(answer.element).some((key) => key.startsWith('value'))) return [{ fact, value: null, at: answer.at }];
  const absent = nodesIn(answer, 'extension').some(({ element }) => element['url'] === DATA_ABSENT);
  return absent ? [{ fact, value: 'unknown', at: answer.at }] : [];
}

/** Our forms offer yes, no and numbers as choices, beside "not documented": the code is the value written out. */
function chosen(code: unknown, system: string | undefined, type: FactType): unknown {
  if (typeof code !== 'string' || system?.startsWith(OUR_ANSWERS) !== true) return code ?? null;
  if (type === 'boolean' && (code === 'true' || code === 'false')) return code === 'true';
  return (type === 'integer' || type === 'number') && /^\d+$/.test(code) ? Number(code) : code;
}

const OUR_ANSWERS = codeSystem('answer');

/** Of several codings of a concept, the one in a system of ours. */
function nodesOfConcept(answer: Node): Node | undefined {
  const concept = nodeIn(answer, 'valueCodeableConcept');
  if (concept === undefined) return undefined;
  const codings = nodesIn(concept, 'coding');
  return codings.find((coding) => isOurs(textIn(coding, 'system'))) ?? codings[0];
}

const isOurs = (system = ''): boolean => system.startsWith(CANONICAL_BASE) || editionOf(system) !== undefined;

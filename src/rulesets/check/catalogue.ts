import type { Fact } from '../../facts/catalogue.js';
import type { Faults, RulesetFaultCode } from '../faults.js';
import type { Sources } from '../sources.js';

import { BODY_KEYS } from '../../facts/request-schema.js';

const DERIVED = 'derived.';

/** The fact catalogue in itself: names, questions, derivations, values and ranges. */
export function checkCatalogue({ facts: source }: Sources, faults: Faults): void {
  if (source === undefined) return;
  const { facts } = source.document;
  const names = new Set(facts.map((fact) => fact.name));
  const seen = new Set<string>();
  facts.forEach((fact, index) => {
    const add = (code: RulesetFaultCode, key: string, message: string): void =>
      faults.add(source.file, code, `/facts/${index}${key}`, message);
    if (seen.has(fact.name)) add('id-duplicate', '/name', `the fact \`${fact.name}\` is listed twice`);
    seen.add(fact.name);
    if (BODY_KEYS.has(fact.name.split('.')[0] ?? ''))
      add('fact-name-nested', '/name', `\`${fact.name}\` lies below a part of a request that is no fact`);
    for (const above of pathsAbove(fact.name)) {
      if (names.has(above)) add('fact-name-nested', '/name', `\`${fact.name}\` lies below the fact \`${above}\``);
    }
    checkOrigin(fact, names, add);
    checkValues(fact, add);
  });
}

type Add = (code: RulesetFaultCode, key: string, message: string) => void;

function checkOrigin(fact: Fact, names: ReadonlySet<string>, add: Add): void {
  if (!fact.name.startsWith(DERIVED)) {
    if (fact.derivedFrom !== undefined || fact.derivedBy !== undefined)
      add('fact-derivation', '', `\`${fact.name}\` is not under \`${DERIVED}\` and has a derivation`);
    else if (fact.question === undefined) add('fact-question', '', `\`${fact.name}\` has no question`);
    return;
  }
  if (fact.derivedFrom === undefined || fact.derivedBy === undefined)
    add('fact-derivation', '', `\`${fact.name}\` does not say what it is derived from and by`);
  if (fact.question !== undefined)
    add('fact-derivation', '/question', `\`${fact.name}\` is derived and has a question`);
  fact.derivedFrom?.forEach((name, index) => {
    if (!names.has(name)) add('fact-unknown', `/derivedFrom/${index}`, `\`${name}\` is not in the fact catalogue`);
    else if (name === fact.name) add('fact-derivation', `/derivedFrom/${index}`, `\`${name}\` is derived from itself`);
  });
}

function checkValues(fact: Fact, add: Add): void {
  const isNumber = fact.type === 'integer' || fact.type === 'number';
  if ((fact.type === 'code') !== (fact.values !== undefined)) {
    add(
      'fact-values',
      fact.values === undefined ? '' : '/values',
      `\`${fact.name}\` is of type ${fact.type} and has ${fact.values === undefined ? 'no values' : 'values'}`,
    );
  }
  if (!isNumber && (fact.minimum !== undefined || fact.maximum !== undefined)) {
    add('fact-range', '', `\`${fact.name}\` is of type ${fact.type} and has a range`);
  } else if (fact.minimum !== undefined && fact.maximum !== undefined && fact.minimum > fact.maximum) {
    add('fact-range', '/minimum', `the minimum of \`${fact.name}\` is above its maximum`);
  }
}

/** `a.b.c` → `a`, `a.b`. */
function pathsAbove(name: string): readonly string[] {
  const steps = name.split('.');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
}

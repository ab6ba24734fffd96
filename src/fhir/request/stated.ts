import { canonical } from '../../domain/canonical.js';

/** A fact as one place of the Bundle states it. */
export interface Statement {
  /** Its name in the catalogue. */
  readonly fact: string;
  /** As JSON gave it: the schema of requests judges it like any other. */
  readonly value: unknown;
  /** Where it stands, as a JSON pointer from the Bundle. */
  readonly at: string;
}

export interface Gathered {
  readonly statements: readonly Statement[];
  /** Facts that two places state differently. */
  readonly disagreeing: readonly string[];
}

/** One statement per fact. Equal ones are one; of different ones none holds, and the fact is named. */
export function gatherStatements(stated: readonly Statement[]): Gathered {
  const found = new Map<string, Statement>();
  const disagreeing = new Set<string>();
  for (const statement of stated) {
    const before = found.get(statement.fact);
    if (before === undefined) found.set(statement.fact, statement);
    else if (before.value === 'unknown') found.set(statement.fact, statement);
    else if (statement.value !== 'unknown' && canonical(before.value) !== canonical(statement.value))
      disagreeing.add(statement.fact);
  }
  return {
    statements: [...found.values()].filter(({ fact }) => !disagreeing.has(fact)),
    disagreeing: [...disagreeing],
  };
}

/** A request's body of statements, each at its path. */
export function bodyOf(statements: readonly Statement[]): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { fact, value } of statements) {
    const steps = fact.split('.');
    const last = steps.pop() as string;
    let node = body;
    for (const step of steps) node = (node[step] ??= {}) as Record<string, unknown>;
    node[last] = value;
  }
  return body;
}

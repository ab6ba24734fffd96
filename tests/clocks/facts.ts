import { fileURLToPath } from 'node:url';
import { clocksFor } from '../../src/clocks/clocks.js';
import type { Condition } from '../../src/conditions/condition.js';
import { isLeaf } from '../../src/conditions/condition.js';
import type { Clock, Clocks } from '../../src/domain/clocks.js';
import type { FactValues, Scalar } from '../../src/facts/catalogue.js';
import { loadLibrary } from '../../src/library.js';
import { describeFault } from '../../src/rulesets/load.js';

const loaded = loadLibrary(fileURLToPath(new URL('../../rulesets/', import.meta.url)));
if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
export const { library } = loaded;

export type Facts = Readonly<Record<string, Scalar>>;

/** The values of these facts, the derived ones among them. */
export function valuesOf(facts: Facts): FactValues {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) {
    const steps = name.split('.');
    const last = steps.pop() as string;
    let node = body;
    for (const step of steps) node = (node[step] ??= {}) as Record<string, unknown>;
    node[last] = value;
  }
  const values = library.gatherer.read(body);
  library.gatherer.derive(body, values);
  return values;
}

export const clocksOf = (facts: Facts): Clocks => clocksFor(library.law.clocks, valuesOf(facts));

export function clockOf(facts: Facts, id: string): Clock {
  const clock = clocksOf(facts).clocks.find((one) => one.id === id);
  if (clock === undefined) throw new Error(`${id} does not apply`);
  return clock;
}

/** Facts that meet a condition of `all`, `any` and tests that want one of some values; a floor is reached exactly. */
export function meeting(condition: Condition): Facts {
  if (isLeaf(condition)) {
    const { fact, operator, value } = condition;
    const wanted = Array.isArray(value) ? (value as readonly Scalar[])[0] : (value as Scalar);
    if (operator !== 'equal' && operator !== 'in' && operator !== 'greaterThanInclusive')
      throw new Error(`no facts are made for ${operator}`);
    return { [fact]: wanted as Scalar };
  }
  if ('not' in condition) throw new Error('no facts are made for `not`');
  const parts = 'all' in condition ? condition.all : condition.any.slice(0, 1);
  return Object.assign({}, ...parts.map(meeting)) as Facts;
}

import { LogicEngine } from 'json-logic-engine';
import type { Condition } from '../../src/conditions/condition.js';
import type { Scalar } from '../../src/facts/catalogue.js';
import { type Guard, toJsonLogic } from './translate.js';

export type LogicPeer = (facts: Readonly<Record<string, Scalar>>) => readonly boolean[];

/** json-logic-engine at its fastest: all conditions compiled by `build` (which uses `new Function`) into one function. */
export function createJsonLogic(conditions: readonly Condition[], guard: Guard): LogicPeer {
  const logic = conditions.map((condition) => toJsonLogic(condition, guard));
  return new LogicEngine().build(logic) as LogicPeer;
}

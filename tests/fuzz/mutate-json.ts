import type { Chance } from './chance.js';
import { DAYS, KEYS, NUMBERS, TEXTS, WRITTEN } from './nasty.js';

/** JSON as it is written, which can say more than a value of JavaScript: keys twice, numbers of any length. */
export type Node = Written | Node[] | Members;
class Written {
  constructor(readonly text: string) {}
}
class Members {
  constructor(readonly entries: [string, Node][]) {}
}

export function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return value.map(nodeOf);
  if (typeof value === 'object' && value !== null)
    return new Members(Object.entries(value).map(([key, inner]) => [key, nodeOf(inner)]));
  return new Written(JSON.stringify(value) ?? 'null');
}

export function write(node: Node): string {
  if (node instanceof Written) return node.text;
  if (Array.isArray(node)) return `[${node.map(write).join(',')}]`;
  return `{${node.entries.map(([key, inner]) => `${JSON.stringify(key)}:${write(inner)}`).join(',')}}`;
}

/** A value that no writer of requests would think of. */
export function nastyValue(chance: Chance): Node {
  switch (chance.below(12)) {
    case 0:
    case 1:
      return new Written(chance.pick(NUMBERS));
    case 2:
    case 3:
      return nodeOf(chance.pick(DAYS));
    case 4:
    case 5:
    case 6:
      return nodeOf(chance.pick(TEXTS));
    case 7:
    case 8:
      return new Written(chance.pick(WRITTEN));
    case 9:
      return nested(chance);
    case 10:
      return Array.from({ length: chance.pick([2, 51, 300]) }, () => new Written(chance.pick(NUMBERS)));
    default:
      return new Members(
        Array.from({ length: chance.pick([2, 40, 300]) }, (_, index) => [
          `${chance.pick(KEYS)}${chance.once(2) ? index : ''}`,
          new Written('1'),
        ]),
      );
  }
}

function nested(chance: Chance): Node {
  const depth = chance.once(20) ? 20_000 : chance.pick([3, 6, 7, 8, 12, 70]);
  const [open, close] = chance.pick([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const);
  return new Written(open.repeat(depth) + (chance.once(4) ? '' : `1${close.repeat(depth)}`));
}

/** Changes the node itself, at one place. */
export function mutate(root: Node, chance: Chance): void {
  const containers = containersIn(root);
  if (containers.length === 0) return;
  const container = chance.pick(containers);
  if (Array.isArray(container)) mutateList(container, chance);
  else mutateMembers(container, chance);
}

function mutateList(list: Node[], chance: Chance): void {
  const at = chance.below(list.length + 1);
  if (list.length === 0 || chance.once(3)) list.splice(at, 0, nastyValue(chance));
  else if (chance.once(2)) list.splice(at % list.length, 1);
  else list.push(list[at % list.length] as Node);
}

function mutateMembers({ entries }: Members, chance: Chance): void {
  const add = (): unknown =>
    entries.splice(chance.below(entries.length + 1), 0, [chance.pick(KEYS), nastyValue(chance)]);
  const entry = entries.length === 0 ? undefined : chance.pick(entries);
  if (entry === undefined) return void add();
  switch (chance.below(8)) {
    case 0:
      return void entries.splice(entries.indexOf(entry), 1);
    case 1:
      return void entries.push([entry[0], chance.once(2) ? entry[1] : nastyValue(chance)]);
    case 2:
      return void (entry[0] = chance.pick(KEYS));
    case 3:
      return void add();
    case 4: {
      const other = chance.pick(entries);
      [entry[1], other[1]] = [other[1], entry[1]];
      return;
    }
    default:
      entry[1] = nastyValue(chance);
  }
}

function containersIn(node: Node): (Node[] | Members)[] {
  if (node instanceof Written) return [];
  const inner = Array.isArray(node) ? node : node.entries.map(([, value]) => value);
  return [node, ...inner.flatMap(containersIn)];
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadFiles } from '../../src/rulesets/load.js';
import { filesOf, replaced, SHIPPED, textOf } from './folders.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

const FILES = filesOf(SHIPPED);
const SLOWEST = 10_000;

/** What a damaged file is loaded with: all that is shared, and its own payer or an example one. */
function companyOf(path: string): typeof FILES {
  const payer = path.startsWith('payers/') ? (path.split('/')[1] as string) : 'example-health';
  return FILES.filter((file) => !file.path.startsWith('payers/') || file.path.startsWith(`payers/${payer}/`));
}

/** Every object and list of a document. */
function containersOf(value: Json): (Json[] | Fields)[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(containersOf)];
}

type Damage = 'delete' | 'retype' | 'duplicate' | 'swap' | 'rename' | 'truncate' | 'scramble';

function damaged(text: string, damage: Damage, where: number, junk: Json): string {
  if (damage === 'truncate') return text.slice(0, where % text.length);
  if (damage === 'scramble') {
    const at = where % text.length;
    return text.slice(0, at) + JSON.stringify(junk) + text.slice(at + 1);
  }
  const document = JSON.parse(text) as Json;
  const containers = containersOf(document).filter((one) => Object.keys(one).length > 0);
  const container = containers[where % containers.length] as Fields;
  const keys = Object.keys(container);
  const key = keys[where % keys.length] as string;
  const other = keys[(where >> 3) % keys.length] as string;
  if (damage === 'retype') container[key] = junk;
  else if (damage === 'swap') [container[key], container[other]] = [container[other] as Json, container[key] as Json];
  else if (Array.isArray(container)) {
    if (damage === 'delete') container.splice(where % container.length, 1);
    else container.push(structuredClone(container[where % container.length] as Json));
  } else if (damage === 'delete') Reflect.deleteProperty(container, key);
  else container[damage === 'rename' ? `${key}x` : key.toUpperCase()] = structuredClone(container[key] as Json);
  return JSON.stringify(document);
}

it('damage to a shipped file never throws or hangs, and its faults are whole', { timeout: 120_000 }, () => {
  const anyDamage = fc.record({
    path: fc.constantFrom(...FILES.map((file) => file.path)),
    damage: fc.constantFrom<Damage>('delete', 'retype', 'duplicate', 'swap', 'rename', 'truncate', 'scramble'),
    where: fc.nat(1_000_000),
    junk: fc.constantFrom<Json>(null, true, -1, 1e300, '', 'x'.repeat(200), [], {}, [[]], { fact: {} }, 'constructor', '2026-02-30'),
  });
  fc.assert(
    fc.property(anyDamage, ({ path, damage, where, junk }) => {
      const start = performance.now();
      const loaded = loadFiles(replaced(companyOf(path), path, damaged(textOf(FILES, path), damage, where, junk)));
      expect(performance.now() - start).toBeLessThan(SLOWEST);
      for (const fault of loaded.ok ? [] : loaded.faults) {
        expect(fault.line).toBeGreaterThan(0);
        expect(fault.column).toBeGreaterThan(0);
        expect([fault.message, fault.hint].every((text) => text.length > 0)).toBe(true);
        expect(fault.message).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 50 },
  );
});

import { readdirSync, readFileSync } from 'node:fs';

const SOURCE = new URL('../../src/', import.meta.url);

/** Every variable of the environment that the configuration knows. */
export function knownSettings(): ReadonlySet<string> {
  const files = (readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }) as string[]).filter((name) =>
    /^config(\.ts$|\/.*\.ts$)/.test(name),
  );
  const names = files.flatMap((name) => readFileSync(new URL(name, SOURCE), 'utf8').match(/'UR_[A-Z_]+'/g) ?? []);
  return new Set(names.map((name) => name.slice(1, -1)));
}

/** docs/authoring.md is followed to the letter: every file written, every command run, every output as printed there. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { json, ROOT, ur } from './cli/harness.js';
import { departure, type Step, stepsOf, wordsOf } from './tutorial-steps.js';

const STEPS = stepsOf(readFileSync(join(ROOT, 'docs/authoring.md'), 'utf8'));
const HOME = 'my-rulesets/payers/lake-health';
const before = process.cwd();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tutorial-'));
  // What all payers share is enough: the tutorial looks at no payer but its own.
  for (const name of readdirSync(join(ROOT, 'rulesets')).filter((one) => one !== 'payers'))
    cpSync(join(ROOT, 'rulesets', name), join(folder, 'my-rulesets', name), { recursive: true });
  writeFileSync(join(folder, 'my-rulesets/published.json'), '{ "records": [] }');
  process.chdir(folder);
  // The day on which the page was written; one year later `check` would warn of its sources.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
});
afterAll(() => {
  vi.useRealTimers();
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

/** Files of the payer are named without its folder. */
const placeOf = (path: string): string => (/^request/.test(path) ? path : join(HOME, path));

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(placeOf(path), 'utf8');
  const changed = change(text);
  expect(changed, `nothing to change in ${path}`).not.toBe(text);
  writeFileSync(placeOf(path), changed);
}

type Document = Readonly<Record<string, unknown>>;

const editJson = (path: string, change: (document: Document) => Document): void =>
  edit(path, (text) => JSON.stringify(change(json(text)), null, 2));

/** Without a key, or where there are rules without the rule of this id. */
function without(document: Document, name: string): Document {
  const { rules } = document as { readonly rules?: readonly { readonly id: string }[] };
  return rules === undefined
    ? Object.fromEntries(Object.entries(document).filter(([key]) => key !== name))
    : { ...document, rules: rules.filter(({ id }) => id !== name) };
}

async function follow(step: Step): Promise<void> {
  switch (step.kind) {
    case 'file':
      mkdirSync(dirname(placeOf(step.path)), { recursive: true });
      return writeFileSync(placeOf(step.path), step.text);
    case 'delete':
      return step.paths.forEach((path) => rmSync(placeOf(path)));
    case 'write':
      return edit(step.path, (text) => text.replaceAll(step.inPlaceOf, step.text));
    case 'add':
      return editJson(step.path, (document) =>
        step.list === undefined
          ? { ...document, ...json(`{${step.text}}`) }
          : {
              ...document,
              [step.list]: [...(document[step.list] as readonly unknown[]), ...json<unknown[]>(`[${step.text}]`)],
            },
      );
    case 'take-out':
      return editJson(step.path, (document) => without(document, step.name));
    case 'run': {
      const [program, ...words] = wordsOf(step.command);
      expect(program).toBe('ur');
      const { err, out } = await ur(words, { columns: 80, env: { UR_RULESETS: 'my-rulesets' } });
      const printed = `${err}${out}`.replace(/\n+$/, '').split('\n');
      expect(departure(step.prints, printed), step.command).toBeUndefined();
    }
  }
}

test('the steps of the tutorial give what it shows', async () => {
  for (const step of STEPS) await follow(step);
});

test('the tutorial goes all the way', () => {
  const commands = STEPS.flatMap((step) => (step.kind === 'run' ? [step.command] : []));
  const words = commands.map((command) => command.split(' ').slice(1, 3).join(' '));
  for (const name of ['new', 'check', 'test', 'lint', 'explain', 'publish', 'diff', 'simulate', 'parity'])
    expect(words).toContain(`rulesets ${name}`);
  expect(STEPS.filter(({ kind }) => kind === 'file')).toHaveLength(8);
  expect(readFileSync('my-rulesets/published.json', 'utf8')).toContain('Handbook of 2027');
});

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { isCalendarDate } from '../../domain/dates.js';
import { digestOf, keyIdOf, newKey } from '../../http/auth/api-keys/key.js';
import { type KeyEntry, parseKeyFile } from '../../http/auth/api-keys/key-file.js';
import { isClientId } from '../../http/auth/identity.js';
import { isScope, SCOPE_NAMES } from '../../http/auth/scope.js';
import { Failure } from '../failure.js';
import type { Session } from '../session.js';
import { keyFileLines, newKeyLines } from '../views/keys.js';

interface NewOptions {
  readonly scopes: string;
  readonly payers?: string;
  readonly expires?: string;
  readonly json?: boolean;
}

export function keysCommand(program: Command, session: Session): void {
  const keys = program
    .command('keys')
    .summary('make and check the keys of callers')
    .description('Keys for a service that is started with UR_AUTH=api-keys. See docs/security.md.')
    .addHelpText('after', EXAMPLES);
  keys
    .command('new')
    .summary('make a key: it is shown once, with the entry for the file of keys')
    .description('Makes a key for a calling system. The key is shown once; the file of keys holds its digest alone.')
    .argument('<client>', 'name of the calling system; it stands in the log, so never that of a person')
    .option('--scopes <scopes>', `what it may do, comma-separated: ${SCOPE_NAMES.join(', ')}`, 'determine')
    .option('--payers <payers>', 'payers it may ask about, comma-separated (default: all)')
    .option('--expires <date>', 'last day it is good for, YYYY-MM-DD, UTC (default: none)')
    .option('--json', 'print {"key": …, "entry": …}')
    .addHelpText('after', EXAMPLES)
    .action((client: string, options: NewOptions) => make(session, client, options));
  keys
    .command('check')
    .summary('check a file of keys')
    .description('Lists every fault of a file of keys, or what the keys in it may do and until when.')
    .argument('<file>', 'the file, as UR_API_KEYS names it')
    .option('--json', 'print {"ok": …, "problems": …, "keys": …}')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: { readonly json?: boolean }) => check(session, file, options.json ?? false));
}

function make(session: Session, client: string, { expires, json = false, payers, scopes }: NewOptions): void {
  const asked = listIn(scopes);
  const problems = [
    ...(isClientId(client) ? [] : ['the client must be a name of letters, digits and ._:@|/+=-, at most 128']),
    ...(asked.length > 0 && asked.every(isScope) ? [] : [`--scopes takes ${SCOPE_NAMES.join(', ')}`]),
    ...(expires === undefined || isCalendarDate(expires) ? [] : ['--expires takes a date written YYYY-MM-DD']),
    ...(expires === undefined || expires >= session.today() ? [] : ['--expires is in the past']),
  ];
  if (problems.length > 0)
    throw new Failure(
      'usage',
      problems.map((problem) => `ur: ${problem}`),
    );
  const key = newKey();
  const entry: KeyEntry = {
    id: keyIdOf(key) as string,
    client,
    sha256: digestOf(key).toString('hex'),
    scopes: asked.filter(isScope),
    ...(payers === undefined ? {} : { payers: listIn(payers) }),
    ...(expires === undefined ? {} : { expires }),
  };
  // The service reads the entry as the command checks files: what it would refuse is not handed out.
  const file = parseKeyFile(JSON.stringify({ keys: [entry] }));
  if (!file.ok)
    throw new Failure(
      'usage',
      file.problems.map((problem) => `ur: ${problem.replace('keys[0].', '')}`),
    );
  if (json) session.printJson({ key, entry });
  else session.print(newKeyLines(session.sheet, key, entry));
}

function check(session: Session, path: string, json: boolean): void {
  const file = parseKeyFile(textOf(path));
  if (!file.ok) session.end('faulty');
  const keys = file.ok ? file.keys : [];
  const problems = file.ok ? [] : file.problems;
  if (json) session.printJson({ ok: file.ok, problems, keys: keys.map(({ sha256: _digest, ...shown }) => shown) });
  else if (file.ok) session.print(keyFileLines(session.sheet, keys, session.today()));
  else session.complain(problems.map((problem) => `ur: ${problem}`));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Failure('cannotRun', [`ur: ${path} cannot be read`]);
  }
}

const listIn = (text: string): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const EXAMPLES = `
Examples:
  ur keys new lake-hospital
  ur keys new lake-hospital --scopes determine,rulesets:read --payers va-medicaid-arts --expires 2027-12-31
  ur keys check keys.json`;

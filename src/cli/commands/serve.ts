import { type Command, Option } from 'commander';
import { LOG_LEVELS } from '../../config/settings.js';
import { readServiceConfig } from '../../http/service-config.js';
import { Failure } from '../failure.js';
import { openWholeLibrary, type RulesetsOption, withDrafts, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';

interface ServeOptions extends RulesetsOption {
  readonly port?: string;
  readonly host?: string;
  readonly logLevel?: string;
  readonly allowRemoval?: boolean;
}

export function serveCommand(program: Command, session: Session): void {
  withDrafts(withRulesets(program.command('serve')))
    .summary('run the HTTP service')
    .description('Runs the HTTP service until it is told to end (Ctrl-C or SIGTERM).')
    .option('--port <port>', 'port to listen on; 0 takes a free one (default: UR_PORT, else 3000)')
    .option('--host <host>', 'address to listen on (default: UR_HOST, else 127.0.0.1)')
    .addOption(
      new Option('--log-level <level>', 'least level to log (default: UR_LOG_LEVEL, else info)').choices(LOG_LEVELS),
    )
    .option('--allow-removal', 'let a reload (SIGHUP) drop published versions (default: UR_ALLOW_REMOVAL)')
    .addHelpText(
      'after',
      '\nExamples:\n  ur serve\n  ur serve --port 8080 --log-level warn\n  UR_AUTH=api-keys UR_API_KEYS=keys.json ur serve --host 0.0.0.0',
    )
    .action(async (options: ServeOptions) => {
      const config = readServiceConfig(settings(session, options));
      if (!config.ok)
        throw new Failure(
          'usage',
          config.problems.map((problem) => `ur: ${asOption(problem, options)}`),
        );
      const library = openWholeLibrary(session, options);
      // The service is the only command that needs its libraries: the others start without them.
      const [{ serve }, { ListenError }] = await Promise.all([
        import('../../http/serve.js'),
        import('../../http/server.js'),
      ]);
      try {
        await serve(library, config.value);
      } catch (error) {
        if (error instanceof ListenError) throw new Failure('cannotRun', [`ur: ${error.message}`]);
        throw error;
      }
    });
}

const settings = (
  { env }: Session,
  { allowRemoval, drafts, host, logLevel, port, rulesets }: ServeOptions,
): Session['env'] => ({
  ...env,
  ...(port === undefined ? {} : { UR_PORT: port }),
  ...(host === undefined ? {} : { UR_HOST: host }),
  ...(logLevel === undefined ? {} : { UR_LOG_LEVEL: logLevel }),
  ...(rulesets === undefined ? {} : { UR_RULESETS: rulesets }),
  ...(drafts === true ? { UR_DRAFTS: 'on' } : {}),
  ...(allowRemoval === true ? { UR_ALLOW_REMOVAL: 'on' } : {}),
});

/** Names the option instead of the variable where the option was given. */
function asOption(problem: string, { host, port }: ServeOptions): string {
  const named = port === undefined ? problem : problem.replace('UR_PORT', '--port');
  return host === undefined ? named : named.replace('UR_HOST', '--host');
}

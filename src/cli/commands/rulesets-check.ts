import type { Command } from 'commander';
import { loadDocuments } from '../../rulesets/load.js';
import { rulesetsFailure, rulesetsFolder } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { counted } from '../views/words.js';

export function rulesetsCheckCommand(rulesets: Command, session: Session): void {
  rulesets
    .command('check')
    .summary('check a rulesets folder and list every fault')
    .description('Reads a rulesets folder as the service does at start and lists every fault with its place.')
    .argument('[folder]', 'rulesets folder (default: UR_RULESETS, else the one shipped with ur)')
    .option('--json', 'print {ok, folder, faults} as JSON')
    .addHelpText('after', '\nExamples:\n  ur rulesets check\n  ur rulesets check ./rulesets --json')
    .action((path: string | undefined, { json }: { readonly json?: boolean }) => {
      const folder = rulesetsFolder(session.env, path);
      const loaded = loadDocuments(folder);
      const faults = loaded.ok ? [] : loaded.faults;
      if (json === true) session.printJson({ ok: loaded.ok, folder, faults });
      if (!loaded.ok) throw rulesetsFailure(folder, loaded.faults);
      if (json === true) return;
      const { criteria, facts, payers } = loaded.documents;
      const versions = payers.flatMap((payer) => payer.versions);
      const rules = versions.reduce((sum, version) => sum + version.rules.length, 0);
      const parts = [
        counted(payers.length, 'payer'),
        counted(versions.length, 'version'),
        counted(rules, 'rule'),
        counted(criteria.length, 'criteria set'),
        counted(facts.document.facts.length, 'fact'),
      ];
      session.print([`✓ ${folder} has no faults: ${parts.join(', ')}`]);
    });
}

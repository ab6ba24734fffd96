import type { Command } from 'commander';
import { composeBundle } from '../../fhir/compose/bundle.js';
import { requestsIn } from '../../fhir/from-bundle.js';
import { DEEPEST_BUNDLE } from '../../http/routes/fhir-pas.js';
import { boundsOf } from '../../http/body/bounds.js';
import { USUAL_LIMITS } from '../../config/read.js';
import type { ReviewRequest } from '../../request.js';
import { readBody } from '../read-input.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import { refuse } from '../refuse.js';
import type { Session } from '../session.js';

interface JsonOption extends RulesetsOption {
  readonly json?: boolean;
}

interface ToBundleOptions extends JsonOption {
  readonly memberId?: string;
  readonly providerNpi?: string;
  readonly providerName?: string;
}

export function fhirCommand(program: Command, session: Session): void {
  const fhir = program
    .command('fhir')
    .summary('write a review request as a Bundle of FHIR, or read one')
    .description('Between review requests and the request Bundles of Da Vinci PAS.');
  toBundle(fhir, session);
  fromBundle(fhir, session);
}

function toBundle(fhir: Command, session: Session): void {
  withRulesets(fhir.command('to-bundle'))
    .summary('write a review request as a request Bundle')
    .description(
      'Writes a review request as a request Bundle of PAS 2.2.1, for Claim/$submit. A request does not say who the member and the provider are: name them with the options, or fill in what says “unknown”. An attestation and empty lists are not carried.',
    )
    .argument('<file>', 'request as JSON, or - for standard input')
    .option('--member-id <id>', 'the member’s number at the payer')
    .option('--provider-npi <npi>', 'NPI of who asks')
    .option('--provider-name <name>', 'name of who asks')
    .option('--json', 'say what is wrong as the API does')
    .addHelpText('after', TO_EXAMPLES)
    .action(async (file: string, options: ToBundleOptions) => {
      const library = openLibrary(session, options);
      const body = await readBody(session, file);
      const faults = body.ok ? library.validate.review(body.value) : body.faults;
      if (!body.ok || faults.length > 0) return session.end(refuse(session, faults, options));
      const { memberId, providerName, providerNpi } = options;
      const parties = {
        ...(memberId === undefined ? {} : { memberId }),
        ...(providerNpi === undefined ? {} : { providerNpi }),
        ...(providerName === undefined ? {} : { providerName }),
      };
      const request = body.value as ReviewRequest;
      if (request.attestation !== undefined)
        session.complain(['ur: the attestation is left out: it goes to /fhir/pas/2.2.1/attested with the Bundle']);
      const now = (session.now?.() ?? new Date()).toISOString();
      session.printJson(composeBundle(request, library, parties, now));
    });
}

function fromBundle(fhir: Command, session: Session): void {
  withRulesets(fhir.command('from-bundle'))
    .summary('read the review requests in a request Bundle')
    .description(
      'Reads a request Bundle of PAS as the service does: one review request per item that is not withdrawn. One item gives a request; several give one a line, as `ur decide` takes them.',
    )
    .argument('<file>', 'Bundle as JSON, or - for standard input')
    .option('--json', 'say what is wrong as the API does')
    .addHelpText('after', FROM_EXAMPLES)
    .action(async (file: string, options: JsonOption) => {
      const library = openLibrary(session, options);
      const { bytes } = boundsOf(USUAL_LIMITS, USUAL_LIMITS.bundleKB);
      const body = await readBody(session, file, { bytes, deepest: DEEPEST_BUNDLE });
      const outcome = body.ok ? requestsIn(body.value, library) : body;
      if (!outcome.ok) return session.end(refuse(session, outcome.faults, { ...options, what: 'The Bundle' }));
      const [only, ...others] = outcome.value;
      if (only === undefined) return session.end('nothing');
      if (others.length === 0) session.printJson(only.request);
      else session.print(outcome.value.map(({ request }) => JSON.stringify(request)));
    });
}

const TO_EXAMPLES = `
Examples:
  ur fhir to-bundle request.json --member-id M000123 --provider-npi 1999999976
  ur fhir to-bundle - < request.json > bundle.json`;

const FROM_EXAMPLES = `
Examples:
  ur fhir from-bundle bundle.json
  ur fhir from-bundle bundle.json | ur decide -`;

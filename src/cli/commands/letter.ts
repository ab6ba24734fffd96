import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Outcome } from '../../domain/faults.js';
import { fail, succeed } from '../../domain/faults.js';
import { letterPage } from '../../http/letters/page.js';
import { dayOfLetter, type Written, writeLetter } from '../../letters/write.js';
import { AUDIENCES, LANGUAGES } from '../../letters/words/languages.js';
import { Failure } from '../failure.js';
import { readBody } from '../read-input.js';
import { refuse } from '../refuse.js';
import { openLibrary, type RulesetsOption, withDrafts, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { letterLines } from '../views/letter.js';

const FORMS = ['html', 'pdf', 'json'] as const;

interface LetterOptions extends RulesetsOption {
  readonly audience: string;
  readonly language: string;
  readonly form: (typeof FORMS)[number];
  readonly json?: boolean;
  readonly slots?: string;
  readonly determination?: string;
  readonly output?: string;
}

export function letterCommand(program: Command, session: Session): void {
  withDrafts(withRulesets(program.command('letter')))
    .summary('write the letter about an answer')
    .description(
      'Decides a request again and writes the letter about it, for the member or the provider, in English or Spanish. What only the payer knows is left blank and listed. Until the answer may leave, every page says that it is a draft.',
    )
    .argument('<file>', 'request as JSON, or - for standard input')
    .addOption(new Option('--audience <who>', 'whom to write to').choices(AUDIENCES).default('member'))
    .addOption(new Option('--language <code>', 'language of the letter').choices(LANGUAGES).default('en'))
    .addOption(new Option('--form <form>', 'what to write').choices(FORMS).default('html'))
    .option('--json', 'print the letter as the API gives it; the same as --form json')
    .option('--slots <file>', 'texts for blanks as JSON: { "plan-phone": "…" }')
    .option('--determination <digest>', 'refuse where the request gives another determination')
    .option('-o, --output <file>', 'where to write it; a PDF needs one')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: LetterOptions) => {
      const form = options.json === true ? 'json' : options.form;
      if (form === 'pdf' && options.output === undefined)
        throw new Failure('usage', ['ur: a PDF needs a file to go to', '    name one: --output letter.pdf']);
      const library = openLibrary(session, options);
      const body = await bodyOf(session, file, options);
      const outcome = body.ok ? writeLetter(body.value, library) : body;
      if (!outcome.ok) return session.end(refuse(session, outcome.faults, options));
      const bytes = await FORM[form](outcome.value);
      if (options.output === undefined) return void session.stdout.write(bytes.toString());
      await save(options.output, bytes);
      session.print(letterLines(session.sheet, outcome.value.letter, options.output));
    });
}

const EXAMPLES = `
Examples:
  ur letter request.json --output letter.html
  ur letter request.json --audience provider --form pdf --output letter.pdf
  ur letter request.json --language es --slots plan.json --form pdf -o carta.pdf
  ur letter request.json --form json | jq '.toFill[].slot'`;

const FORM: Readonly<Record<LetterOptions['form'], (written: Written) => Promise<Buffer>>> = {
  html: ({ letter }) => Promise.resolve(Buffer.from(letterPage(letter))),
  json: ({ letter }) => Promise.resolve(Buffer.from(`${JSON.stringify(letter, undefined, 2)}\n`)),
  pdf: async (written) => {
    const { letterPdf } = await import('../../letters/pdf/pdf.js');
    return letterPdf(written.letter, dayOfLetter(written));
  },
};

/** The body as the API takes it. */
async function bodyOf(session: Session, file: string, options: LetterOptions): Promise<Outcome<object>> {
  const { audience, determination, language } = options;
  const request = await readBody(session, file);
  if (!request.ok) return fail(...request.faults);
  const slots = options.slots === undefined ? succeed({}) : await readBody(session, options.slots);
  if (!slots.ok) return fail(...slots.faults.map((fault) => ({ ...fault, pointer: `/slots${fault.pointer ?? ''}` })));
  return succeed({
    request: request.value,
    audience,
    language,
    slots: slots.value,
    ...(determination === undefined ? {} : { determination }),
  });
}

async function save(file: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Failure('cannotRun', [`ur: ${file} cannot be written${code === undefined ? '' : ` (${code})`}`]);
  }
}

import type { Fault } from '../../domain/faults.js';
import { FAULTS } from '../../domain/faults.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';

/** Every fault for the person who must act: where, what, the nearest right word, what to do. */
export function faultLines(sheet: Sheet, faults: readonly Fault[], what = 'The request'): readonly string[] {
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  return [sheet.ink.strong(`${what} has ${count}:`), ...faults.flatMap((fault) => one(sheet, fault))];
}

function one(sheet: Sheet, { code, pointer, detail, candidates }: Fault): readonly string[] {
  const { title, hint } = FAULTS[code];
  const place = pointer === undefined ? '' : ` at ${pointer === '' ? 'the top' : pointer}`;
  return [
    ...paragraph(sheet, `${code}${place}`, { first: `  ${sheet.ink.bad('✗')} `, rest: '    ', wide: 4 }),
    ...paragraph(sheet, detail === undefined ? title : `${title}: ${detail}`, '    '),
    ...(candidates === undefined || candidates.length === 0
      ? []
      : paragraph(sheet, `${candidates.length === 1 ? 'perhaps' : 'one of'}: ${candidates.join(', ')}`, '    ')),
    ...paragraph(sheet, `to do: ${atTheTerminal(hint)}`, '    ', sheet.ink.faint),
  ];
}

/** The table of faults speaks of addresses of the service; here commands give the same. */
const COMMANDS: readonly (readonly [string, string])[] = [
  ['GET /v1/payers/{payer}/rulesets', '`ur payers PAYER`'],
  ['GET /v1/payers', '`ur payers`'],
  ['GET /v1/facts', '`ur facts`'],
  ['GET /v1/criteria', '`ur criteria`'],
  ['send many as NDJSON to the batch endpoint', 'give many to `ur decide` as NDJSON'],
];

const atTheTerminal = (hint: string): string =>
  COMMANDS.reduce((text, [address, command]) => text.replaceAll(address, command), hint);

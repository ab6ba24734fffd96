import type { Library } from '../library.js';
import type { Documents } from './documents.js';

/** What a person who has just started the service wants to know. */
export function welcome(
  url: string,
  { payers, criteria, catalogue }: Library,
  { version, exampleNames: [first] }: Documents,
  hasDesk: boolean,
): string {
  const versions = [...payers.values()].flatMap((payer) => payer.versions);
  const rules = versions.reduce((count, { rules: own }) => count + own.length, 0);
  const example = first === undefined ? 'request.json' : `examples/${first}/request.json`;
  return [
    `Utilization review ${version} is listening on ${url}`,
    `  payers    ${payers.size} with ${counted(versions.length, 'ruleset version')} and ${counted(rules, 'rule')}: ${[...payers.keys()].join(', ')}`,
    `  criteria  ${criteria.size}: ${[...criteria.keys()].join(', ')}`,
    `  facts     ${catalogue.facts.length} (catalogue ${catalogue.version})`,
    `  desk      ${hasDesk ? url : 'not built: npm run build'}`,
    `  docs      ${url}/docs`,
    `Try it:`,
    `  curl -s ${url}/v1/determinations -H 'content-type: application/json' --data @${example}`,
    '',
  ].join('\n');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

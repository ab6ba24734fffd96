import { isCalendarDate } from '../../src/domain/dates.js';
import { LEVEL_SYSTEMS } from '../../src/fhir/canonical.js';
import { REAL_LIBRARY } from '../http/real-service.js';

/**
 * Can a Claim be approved at all, read by another way than the service reads it: without resolving references, by what
 * stands anywhere in the Bundle. It says no more than that nothing here contradicts itself or has a wrong type; where it
 * says no, nothing may be approved.
 */
type Members = Readonly<Record<string, unknown>>;

export function understood(bundle: unknown, sequence: unknown): boolean {
  const claims = resourcesIn(bundle, 'Claim');
  const [claim] = claims;
  const item = listIn(claim, 'item').find((one) => one['sequence'] === sequence);
  if (claim === undefined || item === undefined) return false;
  return (
    claim['use'] === 'preauthorization' &&
    (claim['status'] ?? 'active') === 'active' &&
    [claim, item].every((one) => one['implicitRules'] === undefined && !isModified(one)) &&
    !JSON.stringify(item['extension'] ?? []).includes('"code":"3"') &&
    soundDates(item) &&
    soundAmount(item) &&
    oneLevel(item) &&
    resourcesIn(bundle, 'QuestionnaireResponse').every(soundForm)
  );
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listIn = (node: Members | undefined, name: string): readonly Members[] => {
  const value = node?.[name];
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isMembers);
};

const resourcesIn = (bundle: unknown, type: string): readonly Members[] =>
  listIn(isMembers(bundle) ? bundle : undefined, 'entry')
    .map((entry) => entry['resource'])
    .filter(isMembers)
    .filter((resource) => resource['resourceType'] === type);

/** `infoCancelled` that is false is the one modifier that changes nothing. */
const isModified = (node: Members): boolean =>
  listIn(node, 'modifierExtension').some(
    (one) => !(String(one['url']).endsWith('/modifierextension-infoCancelled') && one['valueBoolean'] === false),
  );

function soundDates(item: Members): boolean {
  const period = item['servicedPeriod'];
  if (!isMembers(period)) return true;
  const days = [period['start'], period['end']]
    .filter((one): one is string => typeof one === 'string')
    .map((one) => one.slice(0, 10))
    .filter(isCalendarDate);
  return days.length < 2 || (days[0] as string) <= (days[1] as string);
}

function soundAmount(item: Members): boolean {
  const quantity = item['quantity'];
  const value = isMembers(quantity) ? quantity['value'] : undefined;
  return value === undefined || (Number.isInteger(value) && (value as number) >= 0);
}

/** The codes of a level system that stand on the item. */
function oneLevel(item: Members): boolean {
  const codings: Members[] = [];
  collect(item['productOrService'], codings);
  const systems: readonly unknown[] = Object.values(LEVEL_SYSTEMS);
  const codes = codings.filter((one) => systems.includes(one['system']) && typeof one['code'] === 'string');
  return new Set(codes.map((one) => `${String(one['system'])} ${String(one['code']).trim()}`)).size < 2;
}

function collect(value: unknown, into: Members[]): void {
  if (Array.isArray(value)) for (const one of value) collect(one, into);
  else if (isMembers(value)) {
    if (value['system'] !== undefined) into.push(value);
    for (const one of Object.values(value)) collect(one, into);
  }
}

/** Each fact answered once, or the same each time, and with a value of its type. */
function soundForm(form: Members): boolean {
  if (!['completed', 'amended'].includes(form['status'] as string)) return true;
  const said = new Map<string, Set<string>>();
  let sound = true;
  const walk = (node: Members): void => {
    for (const item of listIn(node, 'item')) {
      const fact = REAL_LIBRARY.catalogue.facts.find(({ name }) => name === item['linkId']);
      for (const answer of listIn(item, 'answer')) {
        walk(answer);
        if (fact === undefined || fact.type.endsWith('list') || fact.derivedFrom !== undefined) continue;
        const given = said.get(fact.name) ?? new Set();
        const coding = answer['valueCoding'];
        const value = isMembers(coding)
          ? coding['code']
          : Object.entries(answer).find(([key]) => key.startsWith('value'))?.[1];
        if (value !== undefined && value !== 'unknown') given.add(String(value));
        said.set(fact.name, given);
        if (fact.type === 'integer' && value !== undefined && value !== 'unknown' && !/^\d+$/.test(String(value)))
          sound = false;
      }
      walk(item);
    }
  };
  walk(form);
  return sound && [...said.values()].every((values) => values.size < 2);
}

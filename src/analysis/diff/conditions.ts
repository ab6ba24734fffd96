import type { Condition, LeafCondition } from '../../conditions/condition.js';
import { isLeaf } from '../../conditions/condition.js';
import { valueWords } from '../../explanation/value-words.js';
import type { Polarity } from '../../rulesets/polarity.js';
import { conditionWords, factWords, testWords, unitOf, wantedWords } from './condition-words.js';
import type { Difference, Meanings } from './difference.js';
import { difference, listChanges, roseOrFell, same } from './difference.js';

/** Where in a rule a part of its condition stands. */
interface Place {
  readonly meanings: Meanings;
  readonly polarity: Polarity;
  readonly at: string;
  /** Below an odd number of `not`: an exception to the rule. */
  readonly negated: boolean;
  /** Whom the tests beside it are about, such as ` for adults`. */
  readonly about: string;
}

/** What a rule's condition looks for now and did not before, part by part as far as the parts can be paired. */
export function conditionDifferences(
  before: Condition,
  after: Condition,
  at: string,
  polarity: Polarity,
  meanings: Meanings,
): readonly Difference[] {
  return compare(before, after, { meanings, polarity, at, negated: false, about: '' });
}

function compare(before: Condition, after: Condition, place: Place): readonly Difference[] {
  if (same(before, after)) return [];
  if (isLeaf(before) && isLeaf(after) && before.fact === after.fact) return testDifferences(before, after, place);
  if (!isLeaf(before) && !isLeaf(after)) {
    if ('not' in before && 'not' in after)
      return compare(before.not, after.not, { ...place, at: `${place.at}/not`, negated: !place.negated });
    if ('all' in before && 'all' in after) return partDifferences(before.all, after.all, 'all', place);
    if ('any' in before && 'any' in after) return partDifferences(before.any, after.any, 'any', place);
  }
  const { catalogue } = place.meanings;
  const words = `${subject(place)} now looks for ${conditionWords(after, catalogue)}; before, for ${conditionWords(before, catalogue)}`;
  return [difference(place.at, words, before, after)];
}

const subject = ({ negated }: Place): string => (negated ? 'its exception' : 'it');

/** Parts that are the same on both sides drop out; of the rest those about the same fact, or of the same kind, are paired. */
function partDifferences(
  before: readonly Condition[],
  after: readonly Condition[],
  key: 'all' | 'any',
  place: Place,
): readonly Difference[] {
  const about = key === 'all' ? aboutWhom(after, place) : place.about;
  const gone = before.filter((part) => !after.some((other) => same(part, other)));
  const come = after.flatMap((part, index) => (before.some((other) => same(part, other)) ? [] : [{ part, index }]));
  const found: Difference[] = [];
  const unpaired = new Set(gone);
  for (const { part, index } of come) {
    const inner: Place = { ...place, at: `${place.at}/${key}/${index}`, about };
    const earlier = [...unpaired].find((one) => alike(one, part));
    if (earlier !== undefined) {
      unpaired.delete(earlier);
      found.push(...compare(earlier, part, inner));
      continue;
    }
    const words = conditionWords(part, place.meanings.catalogue);
    const statement =
      key === 'all'
        ? `${subject(place)} now also needs that ${words}`
        : `${subject(place)} now also holds where ${words}`;
    found.push(difference(inner.at, statement, undefined, part));
  }
  for (const part of unpaired) {
    const words = conditionWords(part, place.meanings.catalogue);
    const statement =
      key === 'all'
        ? `${subject(place)} no longer needs that ${words}`
        : `${subject(place)} no longer holds where ${words}`;
    found.push(difference(`${place.at}/${key}`, statement, part, undefined));
  }
  // The same parts in another order say the same.
  return found;
}

function alike(a: Condition, b: Condition): boolean {
  if (isLeaf(a) || isLeaf(b)) return isLeaf(a) && isLeaf(b) && a.fact === b.fact;
  return ['all', 'any', 'not'].some((key) => key in a && key in b);
}

function aboutWhom(parts: readonly Condition[], { about, meanings: { adultFrom } }: Place): string {
  const [age] = parts.filter(isLeaf).filter(({ fact }) => fact === 'member.age');
  if (age === undefined || typeof age.value !== 'number') return about;
  if (age.operator === 'greaterThanInclusive')
    return age.value === adultFrom ? ' for adults' : ` for people of ${age.value} years and over`;
  if (age.operator !== 'lessThan') return about;
  return age.value === adultFrom ? ' for adolescents' : ` for people under ${age.value} years`;
}

function testDifferences(before: LeafCondition, after: LeafCondition, place: Place): readonly Difference[] {
  const { catalogue } = place.meanings;
  const fact = factWords(after.fact, catalogue);
  const say = (statement: string): readonly Difference[] => [
    difference(`${place.at}/value`, statement, before.value, after.value),
  ];
  const numbers = typeof before.value === 'number' && typeof after.value === 'number';
  if (before.operator === after.operator && numbers) {
    const bound = boundWords(after, place);
    const unit = unitOf(after.fact, catalogue);
    const change = `${roseOrFell(before.value as number, after.value as number)} from ${String(before.value)} to ${valueWords(after.value, unit)}`;
    if (bound !== undefined) return say(`the ${bound} of ${fact}${place.about} ${change}`);
  }
  if (before.operator === after.operator && Array.isArray(before.value) && Array.isArray(after.value)) {
    const { added, removed } = listChanges(before.value.map(String), after.value.map(String));
    const looks =
      after.operator === 'in'
        ? ['now also looks for', 'no longer looks for']
        : ['now also leaves out', 'no longer leaves out'];
    const parts = [
      ...(added.length === 0 ? [] : [`${looks[0] ?? ''} ${added.join(', ')}`]),
      ...(removed.length === 0 ? [] : [`${looks[1] ?? ''} ${removed.join(', ')}`]),
    ];
    if (parts.length > 0) return say(`in ${fact}${place.about} ${subject(place)} ${parts.join(' and ')}`);
  }
  const statement = `${subject(place)} now looks for ${testWords(after, catalogue)}${place.about}; before, ${wantedWords(before, catalogue)}`;
  return [difference(place.at, statement, before, after)];
}

/** What stands against a request below a number makes it a minimum, above it a maximum. */
function boundWords({ operator }: LeafCondition, { negated, polarity }: Place): string | undefined {
  if (negated || polarity !== 'adverse') return undefined;
  if (operator === 'lessThan') return 'minimum';
  return operator === 'greaterThan' ? 'maximum' : undefined;
}

import type { Fault, Outcome } from '../../domain/faults.js';
import type { Scale } from '../../clinical/scale.js';
import { isRecord } from '../../domain/record.js';
import type { Library, Ruleset } from '../../library.js';
import type { Posed } from '../../pose.js';
import { ask, pose } from '../../pose.js';
import type { Verdict } from '../../verdict.js';
import { sameClinicalQuestion, verdict } from '../../verdict.js';
import type { Judged } from './causes.js';
import { causesOf, valuesOf } from './causes.js';
import type { Differences } from './differences.js';
import { createDifferences, mayDiffer } from './differences.js';
import type { SimulatedVersion, Simulation } from './simulation.js';
import { effectOf, ORDER } from './standing.js';
import { createTally } from './tally.js';
import type { Change, Counts, Side } from './tally.js';
import { createTraitReader } from './traits.js';

/** Two versions of one payer's ruleset, held against each other on one request after another. */
export interface Simulator {
  /** `line` tells people where to look; `body` is what came of reading it. */
  readonly judge: (line: number, body: Outcome<unknown>) => void;
  readonly result: (partial: boolean) => Simulation;
}

export interface Simulated {
  readonly payer: string;
  readonly before: Ruleset;
  readonly after: Ruleset;
  /** The version named is none of those loaded. */
  readonly draft: boolean;
}

const METHOD: readonly string[] = [
  'Every request is judged under both versions, whatever its dates say: windows of validity, the version a stay began under and attestations play no part.',
  ...ORDER,
  'A change is put down to every difference between the versions that one of the two answers rests on, and where none is named, to the rules that differ and may apply; so the causes may add up to more than the requests changed.',
];

export function createSimulator(library: Library, simulated: Simulated): Simulator {
  const { after, before, payer } = simulated;
  const tally = createTally();
  const traitsOf = createTraitReader(library);
  const differences = createDifferences(library.catalogue);

  const judge = (line: number, body: Outcome<unknown>): void => {
    if (body.ok && asksAnother(body.value, payer)) return tally.otherPayer();
    const asking = body.ok ? ask(body.value, library) : body;
    if (!asking.ok) return tally.faulty(line, asking.faults, 'both');
    const [first, second] = [pose(asking.value, before), pose(asking.value, after)];
    if (!first.ok || !second.ok) return refused(line, faultsOf(first), faultsOf(second));
    tally.add(line, changeOf(first.value, second.value));
  };

  const refused = (line: number, first: readonly Fault[], second: readonly Fault[]): void => {
    const faults = [...first, ...second].filter((fault) => !isUnbound(fault));
    if (faults.length > 0) return tally.faulty(line, faults, sideOf(first.some(isFault), second.some(isFault)));
    tally.notBound(sideOf(first.length > 0, second.length > 0));
  };

  const changeOf = (first: Posed, second: Posed): Change => {
    const apart = differences(first, second);
    const one = { posed: first, verdict: verdict(first) };
    const other = { posed: second, verdict: otherVerdict(one, second, apart) };
    const effect = effectOf(one.verdict, other.verdict, commonScale(first, second));
    const causes = effect === 'unchanged' ? [] : causesOf(one, other, apart);
    return { before: one.verdict, after: other.verdict, effect, causes, traits: traitsOf(first, second) };
  };

  return { judge, result: (partial) => resultOf(simulated, tally.counts(), partial) };
}

/** Known or not: what another payer's request says is not looked at. */
function asksAnother(body: unknown, payer: string): boolean {
  const named = isRecord(body) ? body['payer'] : undefined;
  return typeof named === 'string' && named !== payer;
}

const faultsOf = (outcome: Outcome<unknown>): readonly Fault[] => (outcome.ok ? [] : outcome.faults);
const isUnbound = ({ code }: Fault): boolean => code === 'ruleset-does-not-bind';
const isFault = (fault: Fault): boolean => !isUnbound(fault);
const sideOf = (before: boolean, after: boolean): Side => (before && after ? 'both' : before ? 'before' : 'after');

/** Does not ask twice what both versions ask alike. */
function otherVerdict({ posed, verdict: known }: Judged, second: Posed, differences: Differences): Verdict {
  if (!sameClinicalQuestion(posed, second)) return verdict(second);
  return mayDiffer(differences, valuesOf(posed, known.clinical)) ? verdict(second, known.clinical) : known;
}

/** The scale that orders both answers; none where they speak codes of two editions. */
function commonScale({ arm: { finder: one } }: Posed, { arm: { finder: other } }: Posed): Scale | undefined {
  return one.scale.edition === other.scale.edition ? other.scale : undefined;
}

function resultOf({ after, before, draft, payer }: Simulated, counts: Counts, partial: boolean): Simulation {
  const titles = new Map([...rulesOf(before), ...rulesOf(after)]);
  const { causes, faults, ...rest } = counts;
  return {
    payer,
    before: versionOf(before, false),
    after: versionOf(after, draft),
    partial,
    method: METHOD,
    ...rest,
    causes: causes.map((cause) => ({ ...cause, ...titled(titles.get(cause.id ?? '')) })),
    faults,
  };
}

const titled = (title: string | undefined): { readonly title?: string } => (title === undefined ? {} : { title });

const rulesOf = ({ arms }: Ruleset): readonly (readonly [string, string])[] =>
  Object.values(arms).flatMap(({ table }) => table.rules.map(({ rule }) => [rule.id, rule.title] as const));

const versionOf = (
  { digest, document: { reasonForChange, title, version } }: Ruleset,
  draft: boolean,
): SimulatedVersion => ({
  version,
  title,
  digest,
  draft,
  reasonForChange,
});

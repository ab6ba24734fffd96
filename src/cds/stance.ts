import { leavesOf } from '../conditions/condition.js';
import { evaluate } from '../conditions/program.js';
import type { Question } from '../domain/determination.js';
import { codesOf } from '../domain/level.js';
import { UNDETERMINED } from '../domain/truth.js';
import { questions } from '../explanation/questions.js';
import { factIndex, isDerived } from '../facts/catalogue.js';
import type { FactCatalogue, FactValues } from '../facts/catalogue.js';
import type { Library, Ruleset } from '../library.js';
import { speaksAt } from '../payer/rule-table.js';
import { ask, type Asking, pose, type Posed } from '../pose.js';
import type { CoverageEntry } from '../rulesets/documents.js';
import { select } from '../rulesets/select.js';

/** What the payer's own list says of the care ordered, before anybody looks at the person. */
export interface Stance {
  readonly coverage: 'covered' | 'excluded' | 'unstated';
  readonly authorization: 'required' | 'not-required' | 'unstated';
  /** What nobody stated and would tell whether these rules bind the plan, or which version of them. */
  readonly binding: readonly Question[];
  /** What nobody stated and would tell whether a law or rule lifts the review. */
  readonly lifting: readonly Question[];
}

/** Undefined where no version of the payer's rules can be held against the request. */
export function stanceOn(body: unknown, library: Library): Stance | undefined {
  const asking = ask(body, library);
  if (!asking.ok) return undefined;
  const { payer, dates } = asking.value;
  const selection = select(payer.versions, payer.document.gaps, dates);
  if (selection.kind === 'version') return stanceUnder(asking.value, selection.version);
  return selection.kind === 'undated' ? agreed(asking.value, selection.versions, selection.needs) : undefined;
}

/** The date that selects the version is not known: what every version says stands, and where they differ it is asked. */
function agreed(asking: Asking, versions: readonly Ruleset[], needs: string): Stance | undefined {
  const stances = versions.flatMap((version) => stanceUnder(asking, version) ?? []);
  const [first] = stances;
  if (first === undefined || stances.length < versions.length) return undefined;
  const same = stances.every(
    ({ coverage, authorization }) => coverage === first.coverage && authorization === first.authorization,
  );
  const all = (part: 'binding' | 'lifting'): readonly Question[] => onceEach(stances.flatMap((stance) => stance[part]));
  if (same) return { ...first, binding: all('binding'), lifting: all('lifting') };
  const date = questions(asking.library.catalogue, [needs]);
  return { ...UNSTATED, binding: onceEach([...date, ...all('binding')]), lifting: all('lifting') };
}

const UNSTATED: Stance = { coverage: 'unstated', authorization: 'unstated', binding: [], lifting: [] };

const onceEach = (all: readonly Question[]): readonly Question[] => [
  ...new Map(all.map((question) => [question.fact, question])).values(),
];

function stanceUnder(asking: Asking, ruleset: Ruleset): Stance | undefined {
  const posed = pose(asking, ruleset);
  if (!posed.ok) return undefined;
  const { matter, asked, values } = posed.value;
  const { catalogue } = asking.library;
  const entries = asked.kind === 'asked' ? codesOf(asked.care.level).map((code) => matter.ruleset.coverage[code]) : [];
  return {
    ...listed(entries),
    binding: questions(catalogue, matter.scopeFacts),
    lifting: questions(catalogue, unknownOfExemptions(posed.value, catalogue, values)),
  };
}

/** Care on several axes is covered where all of it is. An entry that nobody has verified says nothing. */
function listed(entries: readonly (CoverageEntry | undefined)[]): Pick<Stance, 'coverage' | 'authorization'> {
  const read = entries.map((entry) => (entry?.evidence === 'unverified' ? undefined : entry));
  const every = (test: (entry: CoverageEntry) => boolean): boolean =>
    read.length > 0 && read.every((entry) => entry !== undefined && test(entry));
  const some = (test: (entry: CoverageEntry) => boolean): boolean =>
    read.some((entry) => entry !== undefined && test(entry));
  return {
    coverage: some(({ status }) => status === 'excluded')
      ? 'excluded'
      : every(({ status }) => status === 'covered')
        ? 'covered'
        : 'unstated',
    authorization: some(({ authorization }) => authorization === 'required')
      ? 'required'
      : every(({ authorization }) => authorization === 'not-required')
        ? 'not-required'
        : 'unstated',
  };
}

/** Facts behind exemptions that could hold and are not known to. */
function unknownOfExemptions({ arm, matter }: Posed, catalogue: FactCatalogue, values: FactValues): readonly string[] {
  const { conditions } = evaluate(arm.table.program, values);
  const open = arm.table.rules.filter(
    (compiled) =>
      compiled.rule.then.effect === 'exempt' &&
      conditions[compiled.condition] === UNDETERMINED &&
      speaksAt(compiled, matter.asked.level, matter.reviewType),
  );
  const read = open.flatMap(({ rule }) => leavesOf(rule.when).map(({ fact }) => fact));
  const asked = read.flatMap((name) => {
    const fact = catalogue.facts[factIndex(catalogue, name)];
    return fact !== undefined && isDerived(fact) ? (fact.derivedFrom ?? []) : [name];
  });
  return [...new Set(asked)].filter((name) => values[factIndex(catalogue, name)] === undefined);
}

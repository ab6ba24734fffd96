import type { ReactNode } from 'react';
import { conditionWords } from '../../../../src/analysis/diff/condition-words.js';
import type { Fact, Rule } from '../../api/types.js';
import { Mark } from '../../parts/criterion-line.js';
import { SourceLine } from '../../parts/source-line.js';
import { spokenBy } from '../../parts/standing.js';
import type { RulesetDocument } from '../../api/types.js';

type References = RulesetDocument['ruleset']['references'];

/** One rule: what it does, where, when, why and by which source. */
export function RuleLine({
  rule,
  references,
  facts,
}: {
  readonly rule: Rule;
  readonly references: References;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}): ReactNode {
  const { appliesTo, basis, because, cite, counting, effectIsOurs, id, satisfiedBy, status, then, title, when } = rule;
  const reference = references[cite.ref];
  const source = {
    title: reference?.title ?? cite.ref,
    ...(cite.section === undefined ? {} : { section: cite.section }),
    ...(reference?.url === undefined ? {} : { url: reference.url }),
  };
  return (
    <details className="criterion">
      <summary>
        <Mark standing={spokenBy(then.effect)} />
        <span className="criterion__title">{title}</span>
      </summary>
      <div className="criterion__text">
        <p>{because}</p>
        {facts !== undefined && (
          <p>
            <strong>Where</strong> {conditionWords(when, catalogueOf(facts))}.
          </p>
        )}
        {satisfiedBy !== undefined && (
          <p>
            <strong>Satisfied by:</strong> {satisfiedBy}
          </p>
        )}
        {counting !== undefined && (
          <p>
            <strong>Counting:</strong> {counting}
          </p>
        )}
        <p>
          <SourceLine source={source} status={status} />
          {effectIsOurs === true && (
            <span className="quiet"> The source gives the number; the effect is our choice.</span>
          )}
        </p>
        <p className="quiet">
          {appliesTo?.levels === undefined ? 'Every level' : `Levels ${appliesTo.levels.join(', ')}`}
          {appliesTo?.reviewTypes === undefined ? '' : `; ${appliesTo.reviewTypes.join(', ')}`} · basis {basis} ·{' '}
          <code>{id}</code>
        </p>
      </div>
    </details>
  );
}

const catalogueOf = (facts: ReadonlyMap<string, Fact>): Parameters<typeof conditionWords>[1] => {
  const all = [...facts.values()];
  return { version: '', facts: all, indexOf: new Map(all.map(({ name }, index) => [name, index])) };
};

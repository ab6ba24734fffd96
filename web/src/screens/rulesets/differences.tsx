import type { ReactNode } from 'react';
import { useDifferences } from '../../api/catalogues.js';
import type { RulesetDiff } from '../../api/types.js';
import { Mark } from '../../parts/criterion-line.js';
import { Go } from '../../parts/go.js';
import { Loaded } from '../../parts/loaded.js';
import type { Standing } from '../../parts/standing.js';
import type { Parameters } from '../../match-path.js';
import { payerAddress, versionAddress } from './addresses.js';

/** What is different between two versions, rule by rule, in the sentences of the service. */
export default function Differences({ parameters }: { readonly parameters: Parameters }): ReactNode {
  const { payer = '', version = '', earlier = '' } = parameters;
  const differences = useDifferences(payer, version, earlier);
  return (
    <>
      <p className="trail">
        <Go to="/desk/rulesets">All payers</Go> › <Go to={payerAddress(payer)}>{payer}</Go> ›{' '}
        <Go to={versionAddress(payer, version)}>{version}</Go>
      </p>
      <h1>
        What changed: {earlier} → {version}
      </h1>
      <Loaded of={differences}>{(diff) => <DifferencesOf diff={diff} />}</Loaded>
    </>
  );
}

const CHANGES: Readonly<Record<RulesetDiff['rules'][number]['change'], Standing>> = {
  changed: { tone: 'unknown', icon: 'neutral', word: 'Changed' },
  added: { tone: 'met', icon: 'met', word: 'Added' },
  removed: { tone: 'not-met', icon: 'not-met', word: 'Removed' },
};

function DifferencesOf({ diff: { coverage, references, rules, version } }: { readonly diff: RulesetDiff }): ReactNode {
  return (
    <div className="result">
      <p>
        {rules.length === 0 ? 'No rule is different' : counted(rules.length, 'rule')};{' '}
        {counted(coverage.length, 'entry', 'entries')} of coverage; {counted(version.length, 'thing')} about the
        version; {counted(references.length, 'source')}.
      </p>
      {rules.length > 0 && (
        <section aria-labelledby="d-rules">
          <h2 id="d-rules">Rules</h2>
          {[...rules.filter(isOneSided), ...rules.filter((rule) => !isOneSided(rule))].map((rule) => (
            <div key={rule.id} className="difference">
              <h3>
                <Mark standing={CHANGES[rule.change]} /> {rule.title} <code className="quiet">{rule.id}</code>
              </h3>
              {rule.change === 'changed' ? <Statements of={rule.differences} /> : <p>{sentence(rule.summary)}</p>}
            </div>
          ))}
        </section>
      )}
      <Part
        id="d-coverage"
        title="Coverage"
        of={coverage.map((one) => ({ ...one, statement: `Level ${one.level}: ${one.statement}` }))}
      />
      <Part id="d-version" title="The version" of={version} />
      <Part id="d-references" title="Sources" of={references} />
    </div>
  );
}

/** A rule that only one version has weighs more than one that cites another edition. */
const isOneSided = ({ change }: RulesetDiff['rules'][number]): boolean => change !== 'changed';

interface Told {
  readonly at: string;
  readonly statement: string;
}

function Part({
  id,
  title,
  of,
}: {
  readonly id: string;
  readonly title: string;
  readonly of: readonly Told[];
}): ReactNode {
  if (of.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Statements of={of} />
    </section>
  );
}

const Statements = ({ of }: { readonly of: readonly Told[] }): ReactNode => (
  <ul>
    {of.map(({ at, statement }) => (
      <li key={`${at} ${statement}`}>{sentence(statement, at)}</li>
    ))}
  </ul>
);

/** The sentences of the service begin within a sentence; a source is called by its key, as it is written. */
function sentence(statement: string, at = ''): string {
  const begun = at.startsWith('/references') ? statement : statement.charAt(0).toUpperCase() + statement.slice(1);
  return /\.”?$/.test(begun) ? begun : `${begun}.`;
}

const counted = (count: number, what: string, many = `${what}s`): string => `${count} ${count === 1 ? what : many}`;

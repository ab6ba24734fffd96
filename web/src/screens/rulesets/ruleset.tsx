import { type ReactNode, useState } from 'react';
import { useFacts, useRuleset } from '../../api/catalogues.js';
import type { Fact, Rule, RulesetDocument } from '../../api/types.js';
import { Go } from '../../parts/go.js';
import { Loaded } from '../../parts/loaded.js';
import type { Parameters } from '../../match-path.js';
import { payerAddress } from './addresses.js';
import { Coverage } from './coverage.js';
import { inLevelOrder } from './level-order.js';
import { RuleLine } from './rule-line.js';

export default function Ruleset({ parameters }: { readonly parameters: Parameters }): ReactNode {
  const payer = parameters['payer'] ?? '';
  const ruleset = useRuleset(payer, parameters['version']);
  const facts = useFacts();
  return (
    <>
      <p className="trail">
        <Go to="/desk/rulesets">All payers</Go> › <Go to={payerAddress(payer)}>{payer}</Go>
      </p>
      <Loaded of={ruleset}>{(value) => <RulesetOf document={value} facts={facts} />}</Loaded>
    </>
  );
}

/** All that can decide a request under one version. */
function RulesetOf({
  document: { digest, imports, rules, ruleset },
  facts,
}: {
  readonly document: RulesetDocument;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}): ReactNode {
  const [level, setLevel] = useState('');
  const [wanted, setWanted] = useState('');
  const levels = inLevelOrder(Object.keys(ruleset.coverage));
  const speaks = (rule: Rule): boolean =>
    (level === '' || (rule.appliesTo?.levels?.includes(level) ?? true)) &&
    `${rule.id} ${rule.title} ${rule.because}`.toLowerCase().includes(wanted.trim().toLowerCase());
  const groups = [
    { id: 'own', title: 'The payer’s rules', rules, references: ruleset.references },
    ...imports.map(({ id, references, rules: theirs, title, version }) => ({
      id,
      title: `Imported, and not to be overridden: ${title}, ${version}`,
      rules: theirs,
      references,
    })),
  ];
  const shown = groups.map((group) => ({ ...group, rules: group.rules.filter(speaks) }));
  const count = shown.reduce((sum, group) => sum + group.rules.length, 0);
  return (
    <>
      <h1>
        {ruleset.title} <span className="case-head__name">{ruleset.version}</span>
      </h1>
      <p>{ruleset.binds.describe}</p>
      <p className="quiet">
        Digest <code>{digest}</code>
      </p>
      <div className="fields find">
        <div className="field">
          <label htmlFor="find-level">Level</label>
          <select
            id="find-level"
            className="usa-select"
            value={level}
            onChange={({ target }) => setLevel(target.value)}
          >
            <option value="">Every level</option>
            {levels.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="find-words">Words</label>
          <input
            id="find-words"
            className="usa-input"
            type="search"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
        </div>
        <p role="status" className="find__count">
          {count} {count === 1 ? 'rule' : 'rules'}
        </p>
      </div>
      {shown.map(({ id, references, rules: some, title }) =>
        some.length === 0 ? null : (
          <section key={id} aria-labelledby={`rules-${id}`} className="rules">
            <h2 id={`rules-${id}`}>{title}</h2>
            {some.map((rule) => (
              <RuleLine key={rule.id} rule={rule} references={references} facts={facts} />
            ))}
          </section>
        ),
      )}
      <Coverage ruleset={ruleset} level={level} />
    </>
  );
}

import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { useRuleset, useRulesets } from '../../api/catalogues.js';
import type { Comparison, Determination, Fact, PayerAnswer } from '../../api/types.js';
import { headlineOf } from '../../parts/headline.js';
import { Icon, type IconName } from '../../parts/icon.js';
import { careWords, levelCodes } from '../../parts/level-words.js';
import { valueWords } from '../../parts/value-words.js';
import { type Plan, planThatBinds } from './supposed-plan.js';

/** The answers of the payers, one under the other, and why they differ. */
export function Answers({
  comparison: { agree, answers, differences },
  plans,
  facts,
  onSuppose,
}: {
  readonly comparison: Comparison;
  readonly plans: Readonly<Record<string, Plan>>;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
  readonly onSuppose: (payer: string, plan: Plan) => void;
}): ReactNode {
  // What is missing and who gives no answer stands in the table.
  const telling = differences.filter(({ aspect }) => aspect !== 'refused' && aspect !== 'information');
  return (
    <section aria-labelledby="answers" aria-live="polite">
      <h2 id="answers">
        {answers.length === 1 ? 'One answer' : agree ? 'Those who answer give the same' : 'The answers differ'}
      </h2>
      <table className="cases">
        <caption className="usa-sr-only">Answers by payer</caption>
        <thead>
          <tr>
            <th scope="col">Payer</th>
            <th scope="col">Answer</th>
            <th scope="col">Indicated</th>
            <th scope="col">Given or proposed</th>
            <th scope="col">What decided, or is missing</th>
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => (
            <tr key={answer.payer}>
              <td data-label="Payer">
                <strong>{answer.name}</strong>
                {plans[answer.payer] !== undefined && (
                  <span className="quiet">Supposed: {planWords(plans[answer.payer] ?? {}, facts)}</span>
                )}
              </td>
              {'refusal' in answer ? (
                <Refused answer={answer} facts={facts} onSuppose={onSuppose} />
              ) : (
                <Answered answer={answer.determination} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {telling.length > 0 && answers.length > 1 && (
        <>
          <h2 className="why">Why they differ</h2>
          <ul>
            {telling.map(({ statement }) => (
              <li key={statement}>{statement}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const ICONS: Readonly<Record<Determination['decision'], IconName>> = {
  approve: 'met',
  downgrade: 'alarm',
  deny: 'not-met',
  pend: 'unknown',
};

function Answered({ answer }: { readonly answer: Determination }): ReactNode {
  const { authorized, criteria, decision, findings, missing } = answer;
  const { indicated, statement } = findings.clinical;
  const deciding = [...new Set(criteria.filter((one) => one.deciding).map(({ title }) => `${title}.`))];
  const reasons = missing.length > 0 ? missing.map(({ question }) => question) : deciding;
  return (
    <>
      <td data-label="Answer">
        <Icon name={ICONS[decision]} /> {headlineOf(answer).short}
      </td>
      <td data-label="Indicated">{indicated === undefined ? statement : `Level ${levelCodes(indicated)}`}</td>
      <td data-label="Given or proposed">{authorized === undefined ? 'Nothing yet' : careWords(authorized)}</td>
      <td data-label="What decided, or is missing">
        {reasons.length === 0 ? answer.tension.statement : reasons.slice(0, SHOWN).join(' ')}
        {reasons.length > SHOWN && <span className="quiet">and {reasons.length - SHOWN} more</span>}
      </td>
    </>
  );
}

const SHOWN = 2;

function Refused({
  answer: { payer, refusal },
  facts,
  onSuppose,
}: {
  readonly answer: Extract<PayerAnswer, { readonly refusal: unknown }>;
  readonly facts: ReadonlyMap<string, Fact> | undefined;
  readonly onSuppose: (payer: string, plan: Plan) => void;
}): ReactNode {
  const versions = useRulesets(payer);
  const latest = versions.state === 'here' ? versions.value.rulesets.at(-1)?.version : undefined;
  const ruleset = useRuleset(payer, latest);
  const binds = ruleset.state === 'here' ? ruleset.value.ruleset.binds : undefined;
  const isUnbound = refusal.some(({ code }) => code === 'ruleset-does-not-bind');
  const plan = isUnbound ? planThatBinds(binds?.when) : undefined;
  return (
    <td data-label="Answer" colSpan={4}>
      <Icon name="neutral" /> {capital(refusal.map(({ statement }) => statement.replace(/\.$/, '')).join('; '))}.{' '}
      {plan !== undefined && (
        <Button type="button" unstyled onClick={() => onSuppose(payer, plan)}>
          Suppose such a plan: {planWords(plan, facts)}
        </Button>
      )}
    </td>
  );
}

const planWords = (plan: Plan, facts: ReadonlyMap<string, Fact> | undefined): string =>
  Object.entries(plan)
    .map(([name, value]) => `${name} ${valueWords(facts?.get(`plan.${name}`), value)}`)
    .join(', ');

const capital = (statement: string): string => statement.charAt(0).toUpperCase() + statement.slice(1);

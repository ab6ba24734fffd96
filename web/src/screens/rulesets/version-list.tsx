import type { ReactNode } from 'react';
import { usePayers, useRulesets } from '../../api/catalogues.js';
import type { PayerRulesetSummary } from '../../api/types.js';
import { Mark } from '../../parts/criterion-line.js';
import { Go } from '../../parts/go.js';
import { Loaded } from '../../parts/loaded.js';
import type { Parameters } from '../../match-path.js';
import { fieldOfInstant } from '../../time/instant-field.js';
import { dayWords } from '../../time/remaining.js';
import { useNow } from '../../time/use-now.js';
import { differencesAddress, versionAddress } from './addresses.js';
import { inForceOn, windowWords } from './in-force.js';

/** The versions of one payer: which decides today, for which days the others do, and what is different between them. */
export default function VersionList({ parameters }: { readonly parameters: Parameters }): ReactNode {
  const payer = parameters['payer'] ?? '';
  const payers = usePayers();
  const rulesets = useRulesets(payer);
  const today = fieldOfInstant(useNow().toISOString()).slice(0, 10);
  const name = payers.state === 'here' ? payers.value.payers.find((one) => one.payer === payer)?.name : undefined;
  return (
    <>
      <p className="trail">
        <Go to="/desk/rulesets">All payers</Go>
      </p>
      <h1>{name ?? payer}</h1>
      <Loaded of={rulesets}>
        {({ rulesets: versions }) =>
          versions
            .map((one, index) => ({ one, earlier: versions[index - 1]?.version }))
            .toReversed()
            .map(({ one, earlier }) => (
              <VersionOf key={one.version} payer={payer} one={one} earlier={earlier} today={today} />
            ))
        }
      </Loaded>
    </>
  );
}

function VersionOf({
  payer,
  one,
  earlier,
  today,
}: {
  readonly payer: string;
  readonly one: PayerRulesetSummary;
  readonly earlier: string | undefined;
  readonly today: string;
}): ReactNode {
  const { criteria, digest, effective, lastVerified, publishedOn, reasonForChange, title, version, withdrawn } = one;
  return (
    <section className="version" aria-labelledby={`v-${version}`}>
      <h2 id={`v-${version}`}>
        <Go to={versionAddress(payer, version)}>{version}</Go> <Mark standing={inForceOn(one, today)} />
      </h2>
      <p>
        <strong>{title}</strong>
      </p>
      <p>{reasonForChange}</p>
      {withdrawn !== undefined && (
        <p>
          Withdrawn {dayWords(withdrawn.on)}: {withdrawn.reason}
        </p>
      )}
      <dl className="sides">
        <div>
          <dt>In force</dt>
          <dd>{windowWords(effective)}</dd>
        </div>
        <div>
          <dt>Criteria</dt>
          <dd>
            {criteria.map(({ population, set }) => (
              <span key={population} className="line">
                {population}:{' '}
                {set.includes(':') || set === 'certification' ? set : <Go to={`/desk/criteria/${set}`}>{set}</Go>}
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>Held against its sources</dt>
          <dd>{dayWords(lastVerified)}</dd>
        </div>
        {publishedOn !== undefined && (
          <div>
            <dt>Published</dt>
            <dd>{dayWords(publishedOn)}</dd>
          </div>
        )}
        <div>
          <dt>Digest</dt>
          <dd>
            <code>{digest.slice(0, 16)}</code>
          </dd>
        </div>
      </dl>
      <p>
        <Go to={versionAddress(payer, version)}>
          Read its rules<span className="usa-sr-only">: {version}</span>
        </Go>
        {earlier !== undefined && (
          <>
            {' · '}
            <Go to={differencesAddress(payer, version, earlier)}>What changed since {earlier}</Go>
          </>
        )}
      </p>
    </section>
  );
}

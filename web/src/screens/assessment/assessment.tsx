import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { CriterionLine } from '../../parts/criterion-line.js';
import { FactList } from '../../parts/fact-list.js';
import { useLevels } from '../../parts/levels.js';
import { useNeeded } from '../../parts/needed.js';
import { Notice } from '../../parts/notice.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import type { Parameters } from '../../match-path.js';
import { go } from '../../router.js';
import { caseAddress } from '../../routes.js';
import { LiveBar } from './live-bar.js';
import { PayerRules } from './payer-rules.js';
import { columnsOf, type Section } from './sections.js';

export default function Assessment({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Assessment">
      {(view) => <AssessmentForm view={view} />}
    </CaseFrame>
  );
}

function AssessmentForm({ view }: { readonly view: CaseView }): ReactNode {
  const { facts, live, one } = view;
  const { answer, trouble } = live;
  const needed = useNeeded(one, facts);
  const levels = useLevels(needed.edition, needed.population);
  if (facts === undefined) return <p className="waiting">One moment …</p>;
  if (answer?.reason === 'review-not-permitted')
    return (
      <div className="narrow">
        <Notice tone="protect" title="No clinical question is asked">
          <p>{answer.tension.statement}</p>
        </Notice>
        <div className="actions">
          <Button type="button" onClick={() => go(caseAddress(one.id, 'result'))}>
            See the result
          </Button>
        </div>
      </div>
    );
  const { clinical, payer, follows } = columnsOf({ needed, answers: one.answers, answer, facts });
  const asked = [...clinical, payer].flatMap((section) => section.facts);
  const answered = asked.filter((name) => name in one.answers || follows.has(name));
  return (
    <>
      <LiveBar
        live={live}
        answered={answered.length}
        asked={asked.length}
        onDone={() => go(caseAddress(one.id, 'result'))}
      />
      {trouble !== undefined && <TroubleNotice trouble={trouble} facts={facts} />}
      <form className="columns" onSubmit={(event) => event.preventDefault()}>
        <section aria-labelledby="clinical">
          <h2 id="clinical">Clinical criteria</h2>
          <p className="finding">{answer?.findings.clinical.statement}</p>
          {clinical.map((section) => (
            <SectionOf key={section.id} section={section} view={view} levels={levels} follows={follows} />
          ))}
        </section>
        <section aria-labelledby="payer">
          <h2 id="payer">Payer’s rules</h2>
          <p className="finding">{answer?.findings.payer.statement}</p>
          <div className="fields fields--one">
            <FactList names={payer.facts} view={view} levels={levels} follows={follows} />
          </div>
          <Folded section={payer} view={view} levels={levels} follows={follows} />
          <PayerRules rules={payer.criteria} />
        </section>
      </form>
    </>
  );
}

interface SectionProps {
  readonly section: Section;
  readonly view: CaseView;
  readonly levels: ReturnType<typeof useLevels>;
  readonly follows: ReadonlyMap<string, string>;
}

function SectionOf({ section, view, levels, follows }: SectionProps): ReactNode {
  return (
    <section className="dimension" aria-labelledby={`section-${section.id}`}>
      <h3 id={`section-${section.id}`}>{section.title}</h3>
      <div className="dimension__sides">
        <div className="fields fields--one">
          <FactList names={section.facts} view={view} levels={levels} follows={follows} />
          <Folded section={section} view={view} levels={levels} follows={follows} />
        </div>
        <div className="criteria">
          {section.criteria.map((criterion) => (
            <CriterionLine key={criterion.id} criterion={criterion} among="deciding" />
          ))}
        </div>
      </div>
    </section>
  );
}

function Folded({ section, view, levels, follows }: SectionProps): ReactNode {
  if (section.folded.length === 0) return null;
  return (
    <details className="folded">
      <summary>
        {section.folded.length} more that may matter
        <span className="usa-sr-only"> on {section.title}</span>
      </summary>
      <div className="fields fields--one">
        <FactList names={section.folded} view={view} levels={levels} follows={follows} />
      </div>
    </details>
  );
}

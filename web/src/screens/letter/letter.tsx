import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import type { Trouble } from '../../api/client.js';
import { letterPdf, useLetter } from '../../api/letters.js';
import type { Letter } from '../../api/types.js';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { Icon } from '../../parts/icon.js';
import { Notice } from '../../parts/notice.js';
import { saveFile } from '../../parts/save-file.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import type { Parameters } from '../../match-path.js';
import type { LetterDraft } from '../../store/case.js';
import { Blanks } from './blanks.js';
import { LetterPage } from './letter-page.js';
import { ToCheck } from './to-check.js';
import { Wanted } from './wanted.js';

export default function LetterScreen({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Letter">
      {(view) => <LetterView view={view} />}
    </CaseFrame>
  );
}

const FIRST: LetterDraft = { audience: 'member', language: 'en', slots: {} };

/** The letter as it would go out, what the payer must still fill in, and the letter as a PDF. */
function LetterView({ view }: { readonly view: CaseView }): ReactNode {
  const { change, facts, live, one } = view;
  const draft = one.letter ?? FIRST;
  const { letter, trouble } = useLetter(one, draft, live.answer !== undefined && live.current);
  const [refused, setRefused] = useState<Trouble>();
  const write = (more: Partial<LetterDraft>): void =>
    change((now) => ({ ...now, letter: { ...(now.letter ?? FIRST), ...more } }));
  const download = async (): Promise<void> => {
    const file = await letterPdf(one, draft);
    setRefused(file.ok ? undefined : file.trouble);
    if (file.ok) saveFile(`letter-${draft.audience}-${draft.language}.pdf`, file.value);
  };
  if (live.answer === undefined) return <p>There is no answer yet to write about.</p>;
  const wrong = refused ?? trouble ?? live.trouble;
  return (
    <div className="with-aside letter-screen">
      <div>
        {wrong !== undefined && <TroubleNotice trouble={wrong} facts={facts} />}
        {letter === undefined ? (
          wrong === undefined && <p className="waiting">The letter is being written …</p>
        ) : (
          <LetterPage letter={letter} />
        )}
      </div>
      <aside aria-label="About the letter" className="screen-only">
        <Wanted draft={draft} onWrite={write} />
        {letter !== undefined && (
          <>
            <Standing letter={letter} />
            <div className="actions">
              <Button type="button" disabled={!live.current} onClick={() => void download()}>
                <Icon name="letter" /> Download as PDF
              </Button>
            </div>
            <Blanks letter={letter} view={view} slots={draft.slots} onFill={(slots) => write({ slots })} />
            <ToCheck letter={letter} />
          </>
        )}
      </aside>
    </div>
  );
}

function Standing({ letter: { releasable, reading, toFill } }: { readonly letter: Letter }): ReactNode {
  const open = toFill.length === 0 ? 'No blank is left.' : `${toFill.length} blanks are left for the payer.`;
  return (
    <Notice
      tone={releasable && toFill.length === 0 ? 'good' : releasable ? 'info' : 'warning'}
      title={releasable ? 'The answer may leave' : 'A draft: a clinician must sign first'}
    >
      <p>
        {open}{' '}
        {reading.formula === 'flesch-kincaid-grade'
          ? `Reading grade ${reading.value.toFixed(1)}.`
          : `INFLESZ reading ease ${reading.value.toFixed(0)}.`}
      </p>
    </Notice>
  );
}

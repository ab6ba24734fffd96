import type { ReactNode } from 'react';
import type { LetterDraft } from '../../store/case.js';

const AUDIENCES = [
  ['member', 'Member'],
  ['provider', 'Provider'],
] as const;
const LANGUAGES = [
  ['en', 'English'],
  ['es', 'Spanish'],
] as const;

/** To whom, and in which language. */
export function Wanted({
  draft,
  onWrite,
}: {
  readonly draft: LetterDraft;
  readonly onWrite: (more: Partial<LetterDraft>) => void;
}): ReactNode {
  return (
    <div className="wanted">
      <fieldset className="field">
        <legend>To</legend>
        <div className="choices">
          {AUDIENCES.map(([audience, word]) => (
            <label key={audience} className="choice">
              <input
                type="radio"
                name="audience"
                checked={draft.audience === audience}
                onChange={() => onWrite({ audience })}
              />
              <span>{word}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>In</legend>
        <div className="choices">
          {LANGUAGES.map(([language, word]) => (
            <label key={language} className="choice">
              <input
                type="radio"
                name="language"
                checked={draft.language === language}
                onChange={() => onWrite({ language })}
              />
              <span>{word}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

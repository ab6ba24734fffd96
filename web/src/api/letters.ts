import { useEffect, useState } from 'react';
import type { Case, LetterDraft } from '../store/case.js';
import { requestOf } from '../store/request.js';
import { useObservable } from '../store/observable.js';
import { type Answer, ask, askFile, type Trouble } from './client.js';
import { back } from './reach.js';
import type { Letter } from './types.js';

const LETTERS = '/v1/letters';
/** Typing into a blank is not answered letter by letter. */
const PAUSE_MS = 300;

/** The letter about the answer that the desk shows, and about no other: the service refuses where it gives another one now. */
export const letterRequest = (one: Case, { audience, language, slots }: LetterDraft): object => ({
  request: requestOf(one),
  ...(one.decided === undefined ? {} : { determination: one.decided.determination.provenance.determination }),
  audience,
  language,
  slots: Object.fromEntries(Object.entries(slots).filter(([, text]) => text.trim() !== '')),
});

export interface Preview {
  readonly letter: Letter | undefined;
  readonly trouble: Trouble | undefined;
}

export function useLetter(one: Case, draft: LetterDraft, ready: boolean): Preview {
  const wanted = JSON.stringify(letterRequest(one, draft));
  const [preview, setPreview] = useState<Preview>({ letter: undefined, trouble: undefined });
  const round = useObservable(back);
  useEffect(() => {
    if (!ready) return;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      ask<Letter>(LETTERS, JSON.parse(wanted) as object, asked.signal).then(
        (answer) => {
          if (asked.signal.aborted) return;
          setPreview((now) =>
            answer.ok ? { letter: answer.value, trouble: undefined } : { letter: now.letter, trouble: answer.trouble },
          );
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [wanted, ready, round]);
  return preview;
}

export const letterPdf = (one: Case, draft: LetterDraft): Promise<Answer<Blob>> =>
  askFile(LETTERS, 'application/pdf', letterRequest(one, draft));

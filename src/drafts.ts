import type { Payer } from './library.js';
import type { Dates } from './rulesets/select.js';
import { select } from './rulesets/select.js';

/** Where no version answers and a draft would: the draft decides nothing, and whoever asks is told that it is there. */
export function draftInstead({ drafts }: Payer, dates: Dates): { readonly detail?: string } {
  const selection = select(drafts, [], dates);
  const draft =
    selection.kind === 'undated'
      ? selection.versions.at(-1)
      : selection.kind === 'version'
        ? selection.version
        : undefined;
  if (draft === undefined) return {};
  const { version } = draft.document;
  return {
    detail: `version ${version} would answer, but it is a draft: it decides once it is published, or with drafts on (UR_DRAFTS=on, ur --drafts)`,
  };
}

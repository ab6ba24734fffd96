import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../letters/words/languages.js';
import { createSpeaker } from '../../letters/speaker.js';
import { Html } from '../docs/html.js';

/**
 * On paper the mark of a draft stands above every page. The style sheet is one for all letters, so each language has a kind
 * of page of its own.
 */
const MARKED_PAGES = LANGUAGES.map((language) => {
  const mark = createSpeaker(language, 'member', '3').say('draft.none');
  return `.marked:lang(${language}) { page: draft-${language}; } @page draft-${language} { @top-center { content: "${mark}"; color: #8a1500; font: 700 10pt sans-serif; } }`;
}).join('\n  ');

/** Black on white on the screen and on paper; 4.5:1 and more everywhere, nothing told by colour alone. */
const STYLE = `
:root { color-scheme: light; --ink: #1b1b1b; --soft: #f4f5f6; --line: #71767a; --faint: #c6cace; --link: #0b4fa8; --mark: #8a1500; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 1.0625rem/1.55 "Public Sans", system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
.letter { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
.draft { border: 3px solid var(--mark); color: var(--mark); font-weight: 700; padding: .5rem .75rem; margin: 0 0 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.75rem 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.25; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.0625rem; line-height: 1.3; margin: 1.25rem 0 .25rem; }
p { margin: 0 0 .65rem; }
ul { margin: 0 0 .75rem; padding-left: 1.35rem; }
li { margin-bottom: .3rem; }
dl { margin: 0 0 .65rem; }
dl.head { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .35rem 1rem; }
dt { font-weight: 600; }
dl.field { margin: 0 0 .65rem; }
dl.field dt { display: inline; }
dl.field dt::after { content: ":"; }
dl.field dd { display: inline; margin: 0 0 0 .35rem; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.blank { display: inline-block; min-width: 14rem; border-bottom: 1.5px solid var(--ink); height: 1.2em; vertical-align: baseline; }
.decision { font-size: 1.1875rem; font-weight: 600; border-left: 6px solid var(--ink); padding: .35rem 0 .35rem .9rem; }
table { table-layout: fixed; border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; border: 1px solid var(--line); padding: .4rem .55rem; overflow-wrap: anywhere; }
thead th { background: var(--soft); }
tbody th { font-weight: 600; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--faint); padding-top: .75rem; font-size: .875rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 34rem) { dl.head { grid-template-columns: 1fr; gap: 0; } dl.head dd { margin-bottom: .5rem; } .blank { min-width: 9rem; } }
@media print {
  @page { size: letter; margin: 22mm 20mm 20mm; }
  body { font-size: 11.5pt; }
  .letter { max-width: none; padding: 0; }
  ${MARKED_PAGES}
  h2, h3, caption, thead { break-after: avoid; }
  tr, li, dl.field, .decision { break-inside: avoid; }
  a { color: inherit; }
}
`;

/** As in the docs: not through the \`html\` tag, because the digest is of every byte. */
export const LETTER_STYLE = new Html(`<style>${STYLE}</style>`);

/** What the content security policy names the style sheet of letters by. */
export const LETTER_STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64');

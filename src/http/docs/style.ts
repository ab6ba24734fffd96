import { createHash } from 'node:crypto';
import { Html } from './html.js';

/** Black on white or white on near-black; links and marks keep 4.5:1 in both. Prints without colour or scrolling. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --soft: #f2f4f6; --line: #71767a; --link: #0b4fa8; --focus: #0b4fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #16191d; --soft: #23282e; --line: #8d9297; --link: #8ec1ff; --focus: #8ec1ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 1rem 1.25rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 .5rem; }
h1 { margin-top: 1rem; }
h2 { border-bottom: 2px solid var(--line); padding-bottom: .25rem; }
p, li { max-width: 70ch; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, .scroll:focus-visible, pre:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
:target { outline: 2px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .9rem; }
code { overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); padding: .75rem; overflow: auto; max-height: 36rem; }
.scroll { overflow-x: auto; margin: .75rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; border: 1px solid var(--line); padding: .35rem .5rem; min-width: 6rem; }
thead th { background: var(--soft); }
tbody th { font-weight: 400; }
td ul { margin: 0; padding-left: 1.1rem; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --link: #000; }
  .skip, nav { display: none; }
  pre, .scroll { overflow: visible; max-height: none; white-space: pre-wrap; }
  table { white-space: normal; }
  tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
`;

/** Not through the `html` tag: a formatter may indent what stands there, and the digest is of every byte. */
export const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** What the content security policy names the style sheet by. */
export const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64');

import { createHash } from 'node:crypto';
import { Html } from './html.js';

/**
 * Black on white or white on near-black; text, links and marks keep 4.5:1 in both. On a narrow screen a row becomes a
 * block, so nothing scrolls sideways but code. Prints without colour, scrolling or contents.
 */
const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --soft: #f2f4f6; --line: #71767a; --faint: #d3d7db; --link: #0b4fa8; --focus: #0b4fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #16191d; --soft: #23282e; --line: #8d9297; --faint: #3a4148; --link: #8ec1ff; --focus: #8ec1ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
header, .page, footer { max-width: 80rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { padding-bottom: 0; }
footer { border-top: 1px solid var(--faint); }
h1, h2, h3, h4 { line-height: 1.25; margin: 2.5rem 0 .5rem; scroll-margin-top: 1rem; }
h1 { margin-top: 1rem; font-size: 2rem; }
h2 { font-size: 1.6rem; border-bottom: 2px solid var(--line); padding-bottom: .3rem; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.05rem; }
h3 code, h4 code { font-size: inherit; }
nav ul ul { columns: 12rem; }
main li a { white-space: nowrap; }
main > h2:first-child { margin-top: 1.5rem; }
p, main li { max-width: 70ch; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
main:focus { outline: none; }
:target { outline: 2px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem .75rem; background: var(--paper); border: 1px solid var(--line); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav ul ul { padding-left: .9rem; border-left: 2px solid var(--faint); margin: .25rem 0 .6rem; }
nav a { display: inline-block; padding: .15rem 0; overflow-wrap: anywhere; }
nav > ul > li > a { font-weight: 600; }
nav ul ul { font-size: .925rem; }
@media (min-width: 64rem) {
  .page { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 3rem; }
  main > h2:first-child { margin-top: 0; }
  nav ul ul { columns: auto; }
  nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; padding-right: .5rem; }
}
pre code { font-size: inherit; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .9rem; }
code { overflow-wrap: break-word; }
pre { background: var(--soft); border: 1px solid var(--line); padding: .75rem; overflow: auto; max-height: 30rem; }
.pair { display: grid; gap: 0 1rem; }
.pair > div { min-width: 0; }
@media (min-width: 80rem) { .pair { grid-template-columns: 1fr 1fr; } }
table { table-layout: fixed; border-collapse: collapse; width: 100%; margin: .75rem 0 1.5rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; border: 1px solid var(--line); padding: .35rem .5rem; overflow-wrap: break-word; }
thead th { background: var(--soft); }
tbody th { font-weight: 400; }
td ul { margin: .25rem 0 0; padding-left: 1.1rem; }
td p { margin: .25rem 0 0; }
.slim { width: 5.5rem; }
.half { width: 8.5rem; }
.wide { width: 17rem; }
@media (max-width: 45rem) {
  table, caption, tbody, tr, tbody th, td { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border: 1px solid var(--line); border-bottom-width: 0; padding: .5rem .6rem; }
  tr:last-child { border-bottom-width: 1px; }
  tbody th, td { border: 0; padding: .1rem 0; }
  tbody th { font-weight: 600; }
  td:empty { display: none; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --link: #000; }
  .skip, nav { display: none; }
  .page { display: block; }
  pre { overflow: visible; max-height: none; white-space: pre-wrap; font-size: .65rem; line-height: 1.3; }
  tr { break-inside: avoid; }
  h2, h3, h4, caption { break-after: avoid; }
}
`;

/** Not through the `html` tag: a formatter may indent what stands there, and the digest is of every byte. */
export const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** What the content security policy names the style sheet by. */
export const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64');

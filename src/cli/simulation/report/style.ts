import { Html } from '../../../http/docs/html.js';

/**
 * Text keeps 4.5:1 and bars 3:1 against the paper, light and dark. Bars differ by place, pattern and number, not by
 * colour alone. Prints in black on white with its charts.
 */
const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --soft-ink: #50565c; --paper: #ffffff; --soft: #f2f4f6; --line: #71767a; --faint: #d3d7db; --focus: #0b4fa8; --better: #1a66b8; --worse: #b3420a; --incomparable: #74549c; --unchanged: #7b8187; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --soft-ink: #b9bfc5; --paper: #16191d; --soft: #23282e; --line: #8d9297; --faint: #3a4148; --focus: #8ec1ff; --better: #6cb0f5; --worse: #f2955a; --incomparable: #b79ce0; --unchanged: #868d94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem; }
footer { border-top: 1px solid var(--faint); color: var(--soft-ink); font-size: .9rem; }
h1, h2, h3 { line-height: 1.25; margin: 2.25rem 0 .5rem; }
h1 { margin: 1rem 0 .25rem; font-size: 1.8rem; }
h2 { font-size: 1.4rem; border-bottom: 2px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1.1rem; }
p, li { max-width: 70ch; }
.lead { font-size: 1.15rem; }
.note { color: var(--soft-ink); }
.partial { border: 2px solid var(--worse); padding: .5rem .75rem; font-weight: 600; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem .75rem; background: var(--paper); border: 1px solid var(--line); }
main:focus { outline: none; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .875em; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: .75rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--faint); padding: .35rem .5rem; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--line); font-weight: 600; }
tbody th { font-weight: 400; overflow-wrap: anywhere; }
.count { text-align: right; white-space: nowrap; }
.lines { color: var(--soft-ink); font-size: .9rem; white-space: normal; }
figure { margin: .5rem 0; }
td.bar, th.middle { width: 34%; min-width: 7rem; }
td.bar { vertical-align: middle; }
svg { display: block; }
.bar svg { width: 100%; height: 1.1rem; }
.whole svg { width: 100%; height: 2.25rem; }
.flow svg { width: 100%; max-width: 44rem; height: auto; margin: .5rem auto; }
.flow text { fill: var(--ink); font: 15px system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
.flow .head { font-weight: 600; }
.axis { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.node { fill: var(--ink); }
.better { fill: var(--better); }
.worse { fill: var(--worse); }
.incomparable { fill: var(--incomparable); }
.unchanged { fill: var(--unchanged); }
.ribbon { fill-opacity: .75; }
.ribbon.unchanged { fill-opacity: .35; }
.hatch { stroke: var(--paper); stroke-width: 2; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; }
.legend li { display: flex; align-items: center; gap: .5rem; }
.legend svg { width: 1.4rem; height: 1.1rem; }
.same { background: var(--soft); }
.whole-word { white-space: nowrap; }
.even { table-layout: fixed; }
.middle { text-align: center; }
.even th:first-child, .even td:first-child { width: 6rem; }
@media (max-width: 40rem) {
  header, main, footer { padding: .75rem; }
  th, td { padding: .3rem .35rem; font-size: .92rem; }
  td.bar, th.middle { min-width: 4.5rem; width: 26%; }
  .even th:first-child, .even td:first-child { width: 5.25rem; }
  .flow text { font-size: 19px; }
  .named thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .named tr { display: grid; grid-template-columns: repeat(3, auto) 1fr; border-bottom: 1px solid var(--line); padding: .5rem 0; }
  .named th, .named td { border: 0; }
  .named th, .named td.bar { grid-column: 1 / -1; width: auto; }
  .named td[data-name]::before { content: attr(data-name) " "; color: var(--soft-ink); }
}
@media print {
  :root { color-scheme: light; --ink: #000; --soft-ink: #333; --paper: #fff; --soft: #eee; --line: #555; --faint: #bbb; --better: #1a66b8; --worse: #b3420a; --incomparable: #74549c; --unchanged: #7b8187; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding: 0; }
  .skip { display: none; }
  .scroll { overflow: visible; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  tr, .flow, .whole { break-inside: avoid; }
  h2, h3, caption, thead { break-after: avoid; }
}
`;

/** Not through the `html` tag: a formatter may indent what stands there. */
export const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

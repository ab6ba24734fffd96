import { type Html, html } from './html.js';

const LINE = 88;

/** JSON with a label; long ones scroll, so the keyboard reaches them. */
export const jsonBlock = (label: string, value: unknown): Html =>
  html`<p>${label}</p>
    <pre tabindex="0" role="region" aria-label="${label}"><code>${jsonLines(value)}</code></pre>`;

/** JSON for reading: what fits on a line stands on one, so that a determination takes a page and not ten. */
export function jsonLines(value: unknown, indent = ''): string {
  const flat = oneLine(value);
  if (indent.length + flat.length <= LINE || typeof value !== 'object' || value === null) return flat;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item: unknown) => inner + jsonLines(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${jsonLines(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

import { type Html, html } from './html.js';

/** JSON with a label; long ones scroll, so the keyboard reaches them. */
export const jsonBlock = (label: string, value: object): Html =>
  html`<p>${label}</p>
    <pre tabindex="0" role="region" aria-label="${label}"><code>${JSON.stringify(value, null, 2)}</code></pre>`;

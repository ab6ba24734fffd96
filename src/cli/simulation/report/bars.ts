import type { Simulation } from '../../../analysis/simulation/simulation.js';
import type { Effect } from '../../../analysis/simulation/effect.js';
import { EFFECTS } from '../../../analysis/simulation/effect.js';
import type { Html } from '../../../http/docs/html.js';
import { html } from '../../../http/docs/html.js';
import { EFFECT_WORDS, number, share } from '../words.js';

/** Patterns that tell the effects apart without colour; one definition serves the whole page. */
export const PATTERNS = html`<svg width="0" height="0" aria-hidden="true" focusable="false">
  <defs>
    <pattern id="worse" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="worse" width="8" height="8" />
      <line class="hatch" x1="1" y1="0" x2="1" y2="8" />
    </pattern>
    <pattern id="incomparable" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="incomparable" width="8" height="8" />
      <line class="hatch" x1="0" y1="1" x2="8" y2="1" />
    </pattern>
  </defs>
</svg>`;

const HATCHED: ReadonlySet<Effect> = new Set(['worse', 'incomparable']);

/** A bar of one effect, in its colour and pattern. */
const block = (effect: Effect, x: number, y: number, width: number, height: number): Html =>
  HATCHED.has(effect)
    ? html`<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" fill="url(#${effect})" />`
    : html`<rect class="${effect}" x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" />`;

const round = (value: number): number => Math.round(value * 100) / 100;

export const legend = (effects: readonly Effect[] = EFFECTS): Html =>
  html`<ul class="legend">
    ${effects.map(
      (effect) =>
        html`<li>
          <svg viewBox="0 0 22 18" aria-hidden="true" focusable="false">${block(effect, 0, 0, 22, 18)}</svg
          >${EFFECT_WORDS[effect]}
        </li>`,
    )}
  </ul>`;

const WIDTH = 800;

/** All judged requests as one bar. */
export function wholeBar({ effects, requests: { judged } }: Simulation): Html {
  let x = 0;
  const blocks = EFFECTS.map((effect) => {
    const width = (WIDTH * effects[effect]) / judged;
    x += width;
    return effects[effect] === 0 ? undefined : block(effect, x - width, 0, width, 36);
  });
  const told = EFFECTS.map(
    (effect) => `${number(effects[effect])} ${EFFECT_WORDS[effect]} (${share(effects[effect], judged)})`,
  );
  return html`<div class="whole">
    <svg viewBox="0 0 ${WIDTH} 36" preserveAspectRatio="none" role="img" aria-label="All requests: ${told.join(', ')}">
      ${blocks}
    </svg>
  </div>`;
}

type Counts = Partial<Record<Effect, number>>;

/** Worse to the left of the line, better to the right, neither on both sides of it; `most` fills one side. */
export function balanceBar(label: string, { better = 0, incomparable = 0, worse = 0 }: Counts, most: number): Html {
  const half = WIDTH / 2;
  const scale = half / Math.max(1, most);
  const neither = (incomparable * scale) / 2;
  return html`<svg
    viewBox="0 0 ${WIDTH} 18"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}: ${number(worse)} worse off, ${number(better)} better off, ${number(incomparable)} neither"
  >
    ${worse === 0 ? undefined : block('worse', half - neither - worse * scale, 2, worse * scale, 14)}
    ${incomparable === 0 ? undefined : block('incomparable', half - neither, 2, 2 * neither, 14)}
    ${better === 0 ? undefined : block('better', half + neither, 2, better * scale, 14)}
    <line class="axis" x1="${half}" y1="0" x2="${half}" y2="18" />
  </svg>`;
}

/** What one side of the widest bar must hold. */
export const widest = (all: readonly Counts[]): number =>
  Math.max(1, ...all.map(({ better = 0, incomparable = 0, worse = 0 }) => Math.max(better, worse) + incomparable / 2));

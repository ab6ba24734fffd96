import type { DecisionChange, Simulation } from '../../../analysis/simulation/simulation.js';
import type { Effect } from '../../../analysis/simulation/effect.js';
import type { Decision } from '../../../domain/determination.js';
import type { Html } from '../../../http/docs/html.js';
import { html } from '../../../http/docs/html.js';
import { DECISION_WORDS, DECISIONS, number } from '../words.js';

const [WIDTH, HEIGHT, TOP] = [640, 300, 34];
const [LEFT, RIGHT, NODE] = [160, 468, 12];
const GAP = 14;
/** So that a few among thousands are still to be seen. */
const THINNEST = 1.5;

interface Band {
  readonly at: number;
  readonly high: number;
}

/** Decisions before on the left, after on the right, and how many go from each to each. */
export function flow({ after, before, decisions, requests: { judged } }: Simulation): Html {
  const used = DECISIONS.filter((decision) =>
    decisions.some((cell) => cell.before === decision || cell.after === decision),
  );
  const unit = (HEIGHT - GAP * (used.length - 1)) / judged;
  const [from, to] = [bands(used, decisions, 'before', unit), bands(used, decisions, 'after', unit)];
  return html`<figure class="flow">
    <svg viewBox="0 0 ${WIDTH} ${TOP + HEIGHT + 6}" role="img" aria-labelledby="flow-title flow-told">
      <title id="flow-title">Decisions under ${before.version} and under ${after.version}</title>
      <desc id="flow-told">${told(decisions)}</desc>
      <text class="head" x="${LEFT + NODE}" y="16" text-anchor="end">${before.version}</text>
      <text class="head" x="${RIGHT}" y="16">${after.version}</text>
      ${ribbons(used, decisions, from, to, unit)} ${used.map((one) => node(one, from, LEFT, decisions, 'before'))}
      ${used.map((one) => node(one, to, RIGHT, decisions, 'after'))}
    </svg>
  </figure>`;
}

type Side = 'before' | 'after';
type Bands = ReadonlyMap<Decision, Band>;

const countOf = (decisions: readonly DecisionChange[], side: Side, decision: Decision): number =>
  decisions.reduce((sum, cell) => (cell[side] === decision ? sum + cell.count : sum), 0);

function bands(used: readonly Decision[], decisions: readonly DecisionChange[], side: Side, unit: number): Bands {
  let at = TOP;
  return new Map(
    used.map((decision) => {
      const high = countOf(decisions, side, decision) * unit;
      const band = { at, high };
      at += high + GAP;
      return [decision, band];
    }),
  );
}

/** Each ribbon leaves and arrives in the order of the decisions, so that they cross as little as can be. */
function ribbons(
  used: readonly Decision[],
  decisions: readonly DecisionChange[],
  from: Bands,
  to: Bands,
  unit: number,
): readonly Html[] {
  const arrived = new Map<Decision, number>();
  return used.flatMap((before) => {
    let left = (from.get(before) as Band).at;
    return used.flatMap((after) => {
      const count = decisions.find((cell) => cell.before === before && cell.after === after)?.count ?? 0;
      if (count === 0) return [];
      const high = count * unit;
      const right = (to.get(after) as Band).at + (arrived.get(after) ?? 0);
      arrived.set(after, (arrived.get(after) ?? 0) + high);
      left += high;
      return [ribbon(left - high, right, Math.max(THINNEST, high), effectOf(before, after))];
    });
  });
}

const effectOf = (before: Decision, after: Decision): Effect => {
  const fallen = DECISIONS.indexOf(after) - DECISIONS.indexOf(before);
  return fallen === 0 ? 'unchanged' : fallen > 0 ? 'worse' : 'better';
};

function ribbon(left: number, right: number, high: number, effect: Effect): Html {
  const [x1, x2] = [LEFT + NODE, RIGHT];
  const middle = (x1 + x2) / 2;
  const curve = (y1: number, y2: number, x: number): string =>
    `C ${middle} ${round(y1)}, ${middle} ${round(y2)}, ${x} ${round(y2)}`;
  const path = [
    `M ${x1} ${round(left)}`,
    curve(left, right, x2),
    `L ${x2} ${round(right + high)}`,
    curve(right + high, left + high, x1),
    'Z',
  ].join(' ');
  return html`<path class="ribbon ${effect}" d="${path}" />`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function node(
  decision: Decision,
  within: Bands,
  x: number,
  decisions: readonly DecisionChange[],
  side: Side,
): Html | undefined {
  const { at, high } = within.get(decision) as Band;
  const count = countOf(decisions, side, decision);
  if (count === 0) return undefined;
  const label = `${DECISION_WORDS[decision]} ${number(count)}`;
  const y = round(at + high / 2 + 5);
  return html`<rect
      class="node"
      x="${x}"
      y="${round(at)}"
      width="${NODE}"
      height="${round(Math.max(THINNEST, high))}"
    />
    ${
      side === 'before'
        ? html`<text x="${x - 8}" y="${y}" text-anchor="end">${label}</text>`
        : html`<text x="${x + NODE + 8}" y="${y}">${label}</text>`
    }`;
}

const told = (decisions: readonly DecisionChange[]): string =>
  `${decisions
    .map(
      ({ after, before, count }) => `${number(count)} ${DECISION_WORDS[before]} before, ${DECISION_WORDS[after]} after`,
    )
    .join('; ')}. The table below holds the same.`;

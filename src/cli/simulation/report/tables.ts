import type { Simulation, Slice } from '../../../analysis/simulation/simulation.js';
import type { Html } from '../../../http/docs/html.js';
import { html } from '../../../http/docs/html.js';
import {
  amountWords,
  causeId,
  causeWords,
  changedIn,
  DECISION_WORDS,
  DECISIONS,
  faultWords,
  givenWords,
  linesWords,
  moved,
  number,
  onLines,
  share,
} from '../words.js';
import { balanceBar, widest } from './bars.js';

/** A table that may be wider than a small window; then it scrolls, by keyboard too. */
const framed = (label: string, table: Html): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`;

/** `name` stands before the number where a narrow window has no room for a head. */
const count = (value: number, name = ''): Html => html`<td class="count" data-name="${name}">${number(value)}</td>`;

const heads = (names: readonly string[]): Html =>
  html`${names.map((name) => html`<th scope="col" class="count">${name}</th>`)}`;

export function decisionTable({ after, before, decisions }: Simulation): Html {
  const cell = (from: string, to: string): Simulation['decisions'][number] | undefined =>
    decisions.find((one) => one.before === from && one.after === to);
  const row = (from: (typeof DECISIONS)[number]): Html =>
    html`<tr>
      <th scope="row">${DECISION_WORDS[from]}</th>
      ${DECISIONS.map((to) => {
        const { count: many = 0, lines = [] } = cell(from, to) ?? {};
        const where =
          many === 0 || from === to ? undefined : html`<br /><span class="lines">${onLines(lines, many)}</span>`;
        return html`<td class="${from === to ? 'same' : 'changed'} count">${number(many)}${where}</td>`;
      })}
    </tr>`;
  return framed(
    'Decisions',
    html`<table class="even">
      <caption>
        Decisions: under ${before.version} (rows), under ${after.version} (columns)
      </caption>
      <thead>
        <tr>
          <td></td>
          ${heads(DECISIONS.map((decision) => DECISION_WORDS[decision]))}
        </tr>
      </thead>
      <tbody>
        ${DECISIONS.map(row)}
      </tbody>
    </table>`,
  );
}

/** Requests that have something in common: how many stand worse and better, as numbers and as a bar. */
export function sliceTable<S extends Slice>(
  caption: string,
  first: string,
  slices: readonly S[],
  nameOf: (slice: S) => string,
): Html {
  const most = widest(slices.map(({ effects }) => effects));
  return framed(
    caption,
    html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${first}</th>
          <th scope="col" class="middle">worse | better</th>
          ${heads(['worse', 'better', 'neither', 'judged', 'changed'])}
        </tr>
      </thead>
      <tbody>
        ${slices.map(
          (slice) =>
            html`<tr>
              <th scope="row">${nameOf(slice)}</th>
              <td class="bar">${balanceBar(nameOf(slice), slice.effects, most)}</td>
              ${count(slice.effects.worse)}${count(slice.effects.better)}${count(slice.effects.incomparable)}${count(
                slice.judged,
              )}
              <td class="count">${share(changedIn(slice.effects), slice.judged)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

export function causeTable({ causes }: Simulation): Html {
  const most = widest(causes.map(({ effects }) => effects));
  return framed(
    'Causes',
    html`<table class="named">
      <caption>
        Requests whose answer changes, by cause
      </caption>
      <thead>
        <tr>
          <th scope="col">cause</th>
          <th scope="col" class="middle">worse | better</th>
          ${heads(['worse', 'better', 'neither'])}
          <th scope="col">lines</th>
        </tr>
      </thead>
      <tbody>
        ${causes.map(
          (cause) =>
            html`<tr>
              <th scope="row">
                ${causeWords(cause)}${causeId(cause) === '' ? undefined : html`<br /><code>${causeId(cause)}</code>`}
              </th>
              <td class="bar">${balanceBar(causeWords(cause), cause.effects, most)}</td>
              ${count(cause.effects.worse, 'worse')}${count(cause.effects.better, 'better')}${count(cause.effects.incomparable, 'neither')}
              <td class="lines" data-name="lines">${linesWords(cause.lines, changedIn(cause.effects))}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

export function levelTable({ levels }: Simulation): Html {
  const row = (one: Simulation['levels'][number]): Html =>
    html`<tr>
      <th scope="row">${one.asked}</th>
      <td>${givenWords(one.before)}</td>
      <td>${givenWords(one.after)}</td>
      <td>${amountWords(one)}</td>
      ${count(one.count)}
      <td class="lines">${linesWords(one.lines, one.count)}</td>
    </tr>`;
  return framed(
    'Authorized levels that change',
    html`<table>
      <caption>
        What is authorized, where it changes
      </caption>
      <thead>
        <tr>
          <th scope="col">asked</th>
          <th scope="col">before</th>
          <th scope="col">after</th>
          <th scope="col">hours, days, units</th>
          ${heads(['requests'])}
          <th scope="col">lines</th>
        </tr>
      </thead>
      <tbody>
        ${levels.filter(moved).map(row)}
      </tbody>
    </table>`,
  );
}

export const faultTable = ({ faults }: Simulation): Html =>
  framed(
    'Faulty requests',
    html`<table>
      <caption>
        Requests that cannot be read
      </caption>
      <thead>
        <tr>
          <th scope="col">fault</th>
          ${heads(['requests'])}
          <th scope="col">lines</th>
        </tr>
      </thead>
      <tbody>
        ${faults.map(
          (fault) =>
            html`<tr>
              <th scope="row">${faultWords(fault)}<br /><code>${fault.code}</code></th>
              ${count(fault.count)}
              <td class="lines">${linesWords(fault.lines, fault.count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );

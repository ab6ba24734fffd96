import type { SimulatedVersion, Simulation } from '../../analysis/simulation/simulation.js';
import { ENGINE_VERSION } from '../../domain/engine-version.js';
import type { Html } from '../../http/docs/html.js';
import { html } from '../../http/docs/html.js';
import { legend, PATTERNS, wholeBar } from './report/bars.js';
import { flow } from './report/flow.js';
import { STYLE_ELEMENT } from './report/style.js';
import { causeTable, decisionTable, faultTable, levelTable, sliceTable } from './report/tables.js';
import {
  apartWords,
  driverWords,
  editionsIn,
  moved,
  number,
  PARTIAL,
  populationWords,
  ratingWords,
  summary,
} from './words.js';

/** A simulation as one page that a committee can read and print: no script, nothing fetched, nothing of any request. */
export function reportOf(payer: string, simulation: Simulation): string {
  const { after, before, method, partial, requests } = simulation;
  const title = `What would change: ${payer}, ${before.version} → ${after.version}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        ${PATTERNS}
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <h1>
            What would change: ${payer}, <span class="whole-word">${before.version}</span> →
            <span class="whole-word">${after.version}</span>
          </h1>
          ${after.draft ? html`<p>${after.version} is a draft.</p>` : undefined}
          ${partial ? html`<p class="partial">${PARTIAL}</p>` : undefined}
          <p class="lead">${summary(simulation)}</p>
        </header>
        <main id="main" tabindex="-1">
          ${requests.judged === 0 ? undefined : counted(simulation)}
          <h2>What was not judged</h2>
          ${apart(simulation)}
          <h2>How it was judged</h2>
          <ul>
            ${method.map((line) => html`<li>${line}</li>`)}
          </ul>
          ${versions(before, after)}
        </main>
        <footer>
          <p>
            Counts and line numbers only; nothing of any request is in this report. Made by the rules engine of this
            project, version ${ENGINE_VERSION}. It is not medical or legal advice.
          </p>
        </footer>
      </body>
    </html> `.text;
}

function counted(simulation: Simulation): Html {
  const { byDriver, byLevel, byPopulation, byRating, causes, levels } = simulation;
  const editions = editionsIn(simulation);
  return html`${wholeBar(simulation)} ${legend()}
    <h2>Decisions</h2>
    ${flow(simulation)} ${decisionTable(simulation)}
    <h2>Why</h2>
    ${
      causes.length === 0
        ? html`<p>No answer changes.</p>`
        : html`<p class="note">
              A request with several causes counts under each. Bars to the left of the line are people worse off, to the
              right better off.
            </p>
            ${causeTable(simulation)}`
    }
    <h2>Who</h2>
    ${sliceTable('By level asked for', 'level', byLevel, ({ level }) => level)}
    ${sliceTable('By population', 'population', byPopulation, populationWords)}
    ${sliceTable('By the dimension that weighs most', 'dimension', byDriver, driverWords(editions))}
    <p class="note">
      The dimension that weighs most is the one rated highest (third edition), or the one whose ratings set the level
      (fourth edition).
    </p>
    ${sliceTable('By dimension and rating', 'dimension and rating', byRating, ratingWords(editions))}
    <p class="note">A request counts once under every dimension that it rates.</p>
    <h2>What is authorized</h2>
    ${levels.some(moved) ? levelTable(simulation) : html`<p>The same levels and amounts as before.</p>`}`;
}

function apart(simulation: Simulation): Html {
  const { faults, requests } = simulation;
  const words = apartWords(requests);
  if (words.length === 0) return html`<p>All ${number(requests.read)} requests were judged.</p>`;
  return html`<ul>
      ${words.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${faults.length === 0 ? undefined : faultTable(simulation)}`;
}

const versions = (before: SimulatedVersion, after: SimulatedVersion): Html =>
  html`<h2>The versions</h2>
    <dl>
      ${[before, after].map(
        (one) =>
          html`<dt><strong>${one.version}</strong>${one.draft ? ' (draft)' : ''}: ${one.title}</dt>
            <dd>
              ${one.reasonForChange}<br /><span class="note"
                >Digest of the ruleset, as answers name it: <code>${one.digest}</code></span
              >
            </dd>`,
      )}
    </dl>`;

import type { Block, Field, Letter, Section, Text } from '../../letters/letter.js';
import { createSpeaker } from '../../letters/speaker.js';
import { type Html, html } from '../docs/html.js';
import { LETTER_STYLE } from './style.js';

/** A letter as a page of its own: no script, no image, one style sheet; it can be saved, sent and printed. */
export function letterPage(letter: Letter): string {
  const { audience, closing, draft, greeting, head, language, sections, title } = letter;
  const { say } = createSpeaker(language, audience, '3');
  const blank = say('blank');
  const [decision, ...rest] = sections;
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${draft === undefined ? '' : `${say('draft.short')} `}${title}</title>
        ${LETTER_STYLE}
      </head>
      <body>
        <div class="letter${draft === undefined ? undefined : ' marked'}">
          <header>
            ${draft === undefined ? undefined : html`<p class="draft">${draft}</p>`}
            <dl class="head">${head.map((field) => pair(field, blank))}</dl>
          </header>
          <main>
            <h1>${title}</h1>
            <p>${greeting}</p>
            ${decision?.blocks.map((block) => blockHtml(block, blank))}
            ${rest.map((section) => sectionHtml(section, blank))}
            <div class="closing">${closing.map((block) => blockHtml(block, blank))}</div>
          </main>
          ${draft === undefined ? undefined : html`<footer><p>${draft}</p></footer>`}
        </div>
      </body>
    </html> `;
  return page.text;
}

const sectionHtml = ({ blocks, id, title }: Section, blank: string): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${blocks.map((block) => blockHtml(block, blank))}
  </section> `;

function blockHtml(block: Block, blank: string): Html {
  switch (block.kind) {
    case 'paragraph':
      return block.strong === true
        ? html`<p class="decision">${block.text}</p>`
        : html`<p${langOf(block)}>${block.text}</p>`;
    case 'list':
      return html`<ul>
        ${block.items.map((item) => html`<li${langOf(item)}>${item.text}</li>`)}
      </ul>`;
    case 'subheading':
      return html`<h3>${block.text}</h3>`;
    case 'field':
      return html`<dl class="field">${pair(block, blank)}</dl>`;
    case 'table':
      return html`<table>
        <caption>
          ${block.caption}
        </caption>
        <thead>
          <tr>
            ${block.columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${block.rows.map(
            ([first, ...rest]) =>
              html`<tr>
                <th scope="row" ${langOf(first)}>${cell(first)}</th>
                ${rest.map((text) => html`<td${langOf(text)}>${cell(text)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}

/** A blank is a line to write on; read aloud it says what it is. */
const pair = ({ label, text }: Field, blank: string): Html =>
  html`<dt>${label}</dt>
    <dd>${text ?? html`<span class="blank"><span class="hidden">${blank}</span></span>`}</dd>`;

const langOf = (text: Text | undefined): Html | undefined =>
  text?.lang === undefined ? undefined : html` lang="${text.lang}"`;

function cell(text: Text | undefined): Html | string {
  if (text?.url === undefined || !/^https?:\/\//.test(text.url)) return text?.text ?? '';
  return html`${text.text}<br /><a href="${text.url}">${text.url}</a>`;
}

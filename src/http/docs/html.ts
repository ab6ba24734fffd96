/** HTML text that is already safe. Made only by the `html` tag, which escapes everything put into it. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = Html | string | number | undefined | readonly Piece[];

export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(strings.map((text, index) => text + render(pieces[index])).join(''));
}

function render(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(render).join('');
  return String(piece).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text with `code` between backticks, as the descriptions write it. */
export const prose = (text: string): Html =>
  html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;

/** A dotted or slashed name, which may break after its steps and never inside a word. */
export const steps = (name: string): Html =>
  html`${name.split(/(?<=[./])/).map((step, index) => (index === 0 ? step : html`<wbr />${step}`))}`;

/** The same as code. */
export const nameCode = (name: string): Html => html`<code>${steps(name)}</code>`;

/** Parts with something between them. */
export const joined = (parts: readonly Html[], between = ', '): readonly Html[] =>
  parts.map((part, index) => (index === 0 ? part : html`${between}${part}`));

/** A list of codes in a row. */
export const codes = (values: readonly string[]): Html => html`${joined(values.map(nameCode))}`;

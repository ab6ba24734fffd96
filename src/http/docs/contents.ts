import type { Components } from '../openapi/components.js';
import type { Operation } from '../operation.js';
import { SHOWN } from './example-section.js';
import { type Html, html, steps } from './html.js';
import type { Example } from '../documents.js';

interface Entry {
  readonly id: string;
  readonly text: Html | string;
  readonly below?: readonly Entry[];
}

/** Where everything on the page is. */
export function contents(operations: readonly Operation[], components: Components, examples: readonly Example[]): Html {
  const shown = SHOWN.filter(({ name }) => examples.some((example) => example.name === name));
  return listOf([
    { id: 'start', text: 'How it works' },
    {
      id: 'addresses',
      text: 'Addresses',
      below: operations.map(({ id, method, path }) => ({
        id: `address-${id}`,
        text: html`${method.toUpperCase()} ${steps(path)}`,
      })),
    },
    {
      id: 'examples',
      text: 'Examples',
      below: shown.map(({ name, topic }) => ({ id: `example-${name}`, text: topic })),
    },
    { id: 'objects', text: 'Objects', below: Object.keys(components).map((name) => ({ id: name, text: name })) },
    { id: 'facts', text: 'Facts' },
    { id: 'faults', text: 'Faults' },
  ]);
}

const listOf = (entries: readonly Entry[]): Html =>
  html`<ul>
    ${entries.map(
      ({ id, text, below = [] }) =>
        html`<li><a href="#${id}">${text}</a>${below.length === 0 ? undefined : listOf(below)}</li>`,
    )}
  </ul>`;

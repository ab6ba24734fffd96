import type { ReactNode } from 'react';
import type { Block, Letter, Section, Text } from '../../api/types.js';

const BLANK = { en: 'to be filled in', es: 'por completar' } as const;

/** The letter as its reader gets it. */
export function LetterPage({ letter }: { readonly letter: Letter }): ReactNode {
  const { closing, draft, greeting, head, language, sections, title } = letter;
  const [decision, ...rest] = sections;
  const blank = BLANK[language];
  return (
    <article className="letter" lang={language} aria-label={title}>
      {draft !== undefined && <p className="letter__draft">{draft}</p>}
      <dl className="letter__head">
        {head.map((field) => (
          <Pair key={field.label} field={field} blank={blank} />
        ))}
      </dl>
      <h2 className="letter__title">{title}</h2>
      <p>{greeting}</p>
      {decision !== undefined && <Blocks blocks={decision.blocks} blank={blank} />}
      {rest.map((section) => (
        <SectionOf key={section.id} section={section} blank={blank} />
      ))}
      <Blocks blocks={closing} blank={blank} />
    </article>
  );
}

function SectionOf({
  section: { blocks, id, title },
  blank,
}: {
  readonly section: Section;
  readonly blank: string;
}): ReactNode {
  return (
    <section aria-labelledby={`letter-${id}`}>
      <h3 id={`letter-${id}`}>{title}</h3>
      <Blocks blocks={blocks} blank={blank} />
    </section>
  );
}

const Blocks = ({ blocks, blank }: { readonly blocks: readonly Block[]; readonly blank: string }): ReactNode =>
  blocks.map((block, index) => <BlockOf key={index} block={block} blank={blank} />);

function BlockOf({ block, blank }: { readonly block: Block; readonly blank: string }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return block.strong === true ? (
        <p className="letter__decision">{block.text}</p>
      ) : (
        <p lang={block.lang}>{block.text}</p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={index} lang={item.lang}>
              {item.text}
            </li>
          ))}
        </ul>
      );
    case 'subheading':
      return <h4>{block.text}</h4>;
    case 'field':
      return (
        <dl className="letter__field">
          <Pair field={block} blank={blank} />
        </dl>
      );
    case 'table':
      return <TableOf block={block} />;
  }
}

function TableOf({
  block: { caption, columns, rows },
}: {
  readonly block: Extract<Block, { kind: 'table' }>;
}): ReactNode {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column} lang={cell.lang}>
                <Cell cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell: { text, url } }: { readonly cell: Text }): ReactNode {
  if (url === undefined || !/^https?:\/\//.test(url)) return text;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  );
}

function Pair({
  field: { label, text },
  blank,
}: {
  readonly field: Extract<Block, { kind: 'field' }>;
  readonly blank: string;
}): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {text ?? (
          <span className="letter__blank">
            <span className="usa-sr-only">{blank}</span>
          </span>
        )}
      </dd>
    </div>
  );
}

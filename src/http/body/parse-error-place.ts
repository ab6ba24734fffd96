import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';

/** Where JSON breaks, as line and column. The parser's own message would quote the text, so it is not used. */
export function parseErrorPlace(text: string): string {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first === undefined) return 'the JSON is broken';
  const end = text.trimEnd().length;
  const openString = printParseErrorCode(first.error) === 'UnexpectedEndOfString' && first.offset + first.length >= end;
  if (first.offset >= end || openString) return 'the JSON ends too early';
  return `the JSON is broken at ${placeOf(text, first.offset)}`;
}

export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}

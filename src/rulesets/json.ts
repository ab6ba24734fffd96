import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { RulesetFaultCode } from './faults.js';

export const MAX_BYTES = 5 * 1024 * 1024;
export const MAX_DEPTH = 64;
/** Thirty times the largest document that is shipped: what checks do with each value stays bearable. */
export const MAX_VALUES = 100_000;

export interface Position {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface JsonFault extends Position {
  readonly code: RulesetFaultCode;
  readonly pointer: string;
  readonly message: string;
}

export type Parsed =
  | { readonly ok: true; readonly value: unknown; readonly values: number; place(pointer: string): Position }
  | { readonly ok: false; readonly faults: readonly JsonFault[] };

const FORBIDDEN = new Set(['__proto__']);
const BYTE_ORDER_MARK = 0xfeff;

/** Strict JSON, every fault at once: no comments, trailing commas, byte order mark, or key written twice. */
export function parseJson(bytes: Uint8Array): Parsed {
  const refuse = (code: RulesetFaultCode, message: string, at: Position = { line: 1, column: 1 }): Parsed => ({
    ok: false,
    faults: [{ code, pointer: '', message, ...at }],
  });
  if (bytes.byteLength > MAX_BYTES) return refuse('file-too-large', `the file has ${bytes.byteLength} bytes`);
  const text = decode(bytes);
  if (text === undefined) return refuse('text-not-utf8', 'the file has bytes that are not UTF-8');
  if (text.charCodeAt(0) === BYTE_ORDER_MARK)
    return refuse('text-byte-order-mark', 'the file begins with a byte order mark');
  if (text.trim() === '') return refuse('text-empty', 'the file is empty');
  const positionAt = lineTable(text);
  const { deepAt, members, values } = survey(text);
  if (deepAt !== undefined)
    return refuse('json-too-deep', `the file is nested more than ${MAX_DEPTH} deep`, positionAt(deepAt));
  if (values > MAX_VALUES) return refuse('file-too-large', `the file has more than ${MAX_VALUES} values`);
  const sound = parseSound(text, members);
  if (sound !== undefined) {
    // A tree is many times the size of its text: made where a fault must be placed, not kept for all documents.
    let offsets: ReadonlyMap<string, number> | undefined;
    return {
      ok: true,
      value: sound.value,
      values,
      place: (pointer) => positionAt(offsetOf((offsets ??= offsetsIn(parseTree(text) as Node)), pointer)),
    };
  }

  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  if (tree === undefined || errors.length > 0) {
    const [first] = errors;
    const offset = first?.offset ?? text.length;
    const unfinished = first === undefined || text.slice(offset).trim() === '';
    return refuse(
      'json-invalid',
      unfinished ? 'the file ends too early' : sentenceOf(printParseErrorCode(first.error)),
      positionAt(offset),
    );
  }
  const faults = nodeFaults(tree, positionAt);
  if (faults.length > 0) return { ok: false, faults };
  // The lenient parser let something pass, such as a control character in a text.
  return refuse('json-invalid', 'the file has a character that JSON does not allow');
}

/** The value where the fast parser and a count of members find nothing wrong: the usual case, which needs no tree. */
function parseSound(text: string, members: number): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return soundMembers(value) === members ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/** Members of all objects; not a number where a number is infinite or a key forbidden. A key written twice counts once. */
function soundMembers(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : NaN;
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) members += soundMembers(item);
    return members;
  }
  for (const key of Object.keys(value))
    members += FORBIDDEN.has(key) ? NaN : 1 + soundMembers((value as Readonly<Record<string, unknown>>)[key]);
  return members;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `CommaExpected` → "comma expected". */
const sentenceOf = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Lines are counted when the first place is asked for: most documents have none to tell. */
function lineTable(text: string): (offset: number) => Position {
  let counted: readonly number[] | undefined;
  return (offset) => {
    const starts = (counted ??= lineStarts(text));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

const [LINE_END, QUOTE, COMMA, COLON, LIST, BACKSLASH, LIST_END, OBJECT, OBJECT_END] = [...'\n",:[\\]{}'].map(
  (character) => character.charCodeAt(0),
);

/**
 * Where the nesting goes too deep, how many values there are, and how many members of objects, one for each colon outside
 * of texts: before a parser could run out of stack or memory.
 */
function survey(text: string): { readonly deepAt?: number; readonly members: number; readonly values: number } {
  let depth = 0;
  let values = 1;
  let members = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (quoted) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE || character === LINE_END) quoted = false;
    } else if (character === QUOTE) quoted = true;
    else if (character === OBJECT || character === LIST) {
      depth += 1;
      values += 1;
      if (depth > MAX_DEPTH) return { deepAt: at, members, values };
    } else if (character === OBJECT_END || character === LIST_END) depth -= 1;
    else if (character === COMMA) values += 1;
    else if (character === COLON) members += 1;
  }
  return { members, values };
}

function nodeFaults(tree: Node, positionAt: (offset: number) => Position): readonly JsonFault[] {
  const faults: JsonFault[] = [];
  const walk = (node: Node, pointer: string): void => {
    if (node.type === 'number' && !Number.isFinite(node.value)) {
      faults.push({ code: 'json-invalid', pointer, message: 'a number is too large', ...positionAt(node.offset) });
    }
    const seen = new Map<string, number>();
    node.children?.forEach((child, index) => {
      if (node.type === 'array') return walk(child, `${pointer}/${index}`);
      const [key, value] = child.children as [Node, Node | undefined];
      const name = key.value as string;
      const place = `${pointer}/${escapeKey(name)}`;
      const fault = (code: RulesetFaultCode, message: string): void => {
        faults.push({ code, pointer: place, message, ...positionAt(key.offset) });
      };
      const first = seen.get(name);
      if (first !== undefined)
        fault('key-duplicate', `\`${name}\` is written twice; the first is in line ${positionAt(first).line}`);
      else seen.set(name, key.offset);
      if (FORBIDDEN.has(name)) fault('key-forbidden', `\`${name}\` is not allowed as a key`);
      if (value !== undefined) walk(value, place);
    });
  };
  walk(tree, '');
  return faults;
}

/** By pointer: of the key for a member of an object, of the value for an item of a list. */
function offsetsIn(tree: Node): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const walk = (node: Node, pointer: string, offset: number): void => {
    offsets.set(pointer, offset);
    node.children?.forEach((child, index) => {
      if (node.type === 'array') return walk(child, `${pointer}/${index}`, child.offset);
      const [key, value] = child.children as [Node, Node];
      walk(value, `${pointer}/${escapeKey(key.value as string)}`, key.offset);
    });
  };
  walk(tree, '', tree.offset);
  return offsets;
}

/** Of the nearest place above when there is none. */
function offsetOf(offsets: ReadonlyMap<string, number>, pointer: string): number {
  let place = pointer;
  while (place !== '' && !offsets.has(place)) place = place.slice(0, place.lastIndexOf('/'));
  return offsets.get(place) ?? 0;
}

export const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

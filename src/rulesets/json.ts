import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import { surveyNesting } from '../domain/json-survey.js';
import type { RulesetFaultCode } from './faults.js';

export const MAX_BYTES = 5 * 1024 * 1024;
export const MAX_DEPTH = 64;

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
  | { readonly ok: true; readonly value: unknown; place(pointer: string): Position }
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
  if (text.charCodeAt(0) === BYTE_ORDER_MARK) return refuse('text-byte-order-mark', 'the file begins with a byte order mark');
  if (text.trim() === '') return refuse('text-empty', 'the file is empty');
  const sound = parseSound(bytes, text);
  if (sound !== undefined) return placed(text, sound.value);
  const positionAt = lineTable(text);
  const deep = tooDeepAt(text);
  if (deep !== undefined) return refuse('json-too-deep', `the file is nested more than ${MAX_DEPTH} deep`, positionAt(deep));

  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  if (tree === undefined || errors.length > 0) {
    const [first] = errors;
    const offset = first?.offset ?? text.length;
    const unfinished = first === undefined || text.slice(offset).trim() === '';
    return refuse('json-invalid', unfinished ? 'the file ends too early' : sentenceOf(printParseErrorCode(first.error)), positionAt(offset));
  }
  const faults = nodeFaults(tree, positionAt);
  if (faults.length > 0) return { ok: false, faults };
  // The lenient parser let something pass, such as a control character in a text.
  return refuse('json-invalid', 'the file has a character that JSON does not allow');
}

/** The value where the fast parser and a count of members find nothing wrong: the usual case, which needs no tree. */
function parseSound(bytes: Uint8Array, text: string): { readonly value: unknown } | undefined {
  const { tooDeep, members } = surveyNesting(bytes, MAX_DEPTH);
  if (tooDeep) return undefined;
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

/** A tree is many times the size of its text: made where a place is asked for, not kept for all documents. */
function placed(text: string, value: unknown): Parsed {
  let tree: Node | undefined;
  let positionAt: ((offset: number) => Position) | undefined;
  return {
    ok: true,
    value,
    place: (pointer) => (positionAt ??= lineTable(text))(offsetOf((tree ??= parseTree(text) as Node), pointer)),
  };
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

function lineTable(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

/** Where the nesting goes too deep, found before a recursive parser could run out of stack. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"' || character === '\n') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > MAX_DEPTH) return at;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return undefined;
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
      if (first !== undefined) fault('key-duplicate', `\`${name}\` is written twice; the first is in line ${positionAt(first).line}`);
      else seen.set(name, key.offset);
      if (FORBIDDEN.has(name)) fault('key-forbidden', `\`${name}\` is not allowed as a key`);
      if (value !== undefined) walk(value, place);
    });
  };
  walk(tree, '');
  return faults;
}

/** Of the key for a member of an object, of the value for an item of a list; of the nearest place above when there is none. */
function offsetOf(tree: Node, pointer: string): number {
  let node = tree;
  let offset = tree.offset;
  for (const segment of pointer.split('/').slice(1)) {
    const name = unescapeKey(segment);
    if (node.type === 'array') {
      const item = node.children?.[Number(name)];
      if (item === undefined) return offset;
      [node, offset] = [item, item.offset];
      continue;
    }
    const member = node.type === 'object' ? node.children?.find((child) => child.children?.[0]?.value === name) : undefined;
    const [key, value] = member?.children ?? [];
    if (key === undefined || value === undefined) return offset;
    [node, offset] = [value, key.offset];
  }
  return offset;
}

export const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescapeKey = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

import { isRecord } from '../../domain/record.js';
import { sameSystem } from '../systems.js';

/** An element as JSON gave it: nothing about it is known yet. */
export type Element = Readonly<Record<string, unknown>>;

/** An element and where it stands, as a JSON pointer from the Bundle. */
export interface Node {
  readonly element: Element;
  readonly at: string;
}

/** The elements of a list, or the one that stands where a list should. */
export function nodesIn({ element, at }: Node, name: string): readonly Node[] {
  const value = element[name];
  if (Array.isArray(value))
    return (value as readonly unknown[]).flatMap((one, index) =>
      isRecord(one) ? [{ element: one, at: `${at}/${name}/${index}` }] : [],
    );
  return isRecord(value) ? [{ element: value, at: `${at}/${name}` }] : [];
}

export function nodeIn({ element, at }: Node, name: string): Node | undefined {
  const value = element[name];
  return isRecord(value) ? { element: value, at: `${at}/${name}` } : undefined;
}

export function textIn({ element }: Node, name: string): string | undefined {
  const value = element[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly at: string;
}

/** The codings of a CodeableConcept, or a Coding by itself, that have a system and a code. */
export function codingsOf(concept: Node | undefined): readonly Coding[] {
  if (concept === undefined) return [];
  const codings = concept.element['coding'] === undefined ? [concept] : nodesIn(concept, 'coding');
  return codings.flatMap((coding) => {
    const [system, code] = [textIn(coding, 'system'), textIn(coding, 'code')];
    return system === undefined || code === undefined ? [] : [{ system, code: code.trim(), at: coding.at }];
  });
}

export const codesIn = (concept: Node | undefined, system: string): readonly Coding[] =>
  codingsOf(concept).filter((coding) => sameSystem(coding.system, system));

export const hasCode = (concept: Node | undefined, system: string, code: string): boolean =>
  codesIn(concept, system).some((coding) => coding.code === code);

export const extensionsOf = (node: Node, url: string, kind = 'extension'): readonly Node[] =>
  nodesIn(node, kind).filter((extension) => extension.element['url'] === url);

import type { Audience, Language } from './words/languages.js';

/** A letter as data. Every field is described in `schemas/letter.schema.json`; the page and the PDF are made of this. */
export interface Letter {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly audience: Audience;
  readonly title: string;
  /** Stands on every page until the answer may leave; absent once it may. */
  readonly draft?: string;
  readonly releasable: boolean;
  /** Who writes to whom, and when. */
  readonly head: readonly Field[];
  readonly greeting: string;
  readonly sections: readonly Section[];
  readonly closing: readonly Block[];
  /** Blanks in the letter, each once: what the payer must still fill in. */
  readonly toFill: readonly ToFill[];
  /** What stands in the letter, or is left blank, and the payer must check. */
  readonly toConfirm: readonly ToConfirm[];
  /** What the law wants in such a notice, and where in the letter it is. */
  readonly notice: readonly NoticePlace[];
  readonly reading: Reading;
  readonly provenance: {
    readonly engine: string;
    readonly determination: string;
    readonly ruleset?: { readonly payer: string; readonly version: string; readonly digest: string };
    readonly law?: { readonly version: string; readonly digest: string };
  };
}

export type LetterKind = 'approval' | 'partial-approval' | 'denial' | 'information-request' | 'in-review';

export type SectionId =
  'decision' | 'care' | 'why' | 'missing' | 'change' | 'rights' | 'criteria' | 'time' | 'who' | 'help' | 'payer';

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Text that may be in another language than the letter, because it was published so. */
export interface Text {
  readonly text: string;
  readonly lang?: 'en';
  readonly url?: string;
}

/** A labelled line; without a text it is a blank that the payer fills in. */
export interface Field {
  readonly kind: 'field';
  readonly label: string;
  readonly slot?: string;
  readonly text?: string;
}

export type Block =
  | (Text & { readonly kind: 'paragraph'; readonly strong?: true })
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'subheading'; readonly text: string }
  | Field
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Text[])[];
    };

export interface ToFill {
  readonly slot: string;
  readonly label: string;
  /** Where it stands: a section, or the head or the end of the letter. */
  readonly at: SectionId | 'head' | 'closing';
  /** A fact of the request that fills it, where one does. */
  readonly fact?: string;
}

export interface ToConfirm {
  readonly what: 'unverified' | 'undetermined' | 'not-in-force' | 'not-read' | 'untranslated' | 'form';
  /** Id of the right, the notice element or the rule; a kind of right for `not-read`. */
  readonly of: string;
  readonly statement: string;
}

export interface NoticePlace {
  readonly id: string;
  readonly title: string;
  readonly state: 'in-letter' | 'left-blank' | 'payer-must-add';
  readonly at: readonly (SectionId | 'head')[];
  readonly slots: readonly string[];
}

export interface Reading {
  readonly formula: 'flesch-kincaid-grade' | 'inflesz';
  readonly value: number;
  readonly words: number;
  readonly sentences: number;
}

/** A file that is to be written. */
export interface NewFile {
  /** Relative to the rulesets folder. */
  readonly path: string;
  readonly text: string;
}

export interface Named {
  readonly payer: string;
  readonly version: string;
  /** First day in force. */
  readonly from: string;
  /** Last day; open where nothing follows. */
  readonly to: string | null;
  /** The version it corrects, in whose place it counts from its first day on. */
  readonly supersedes?: string;
}

/** Where a document of this kind finds its schema, from the folder of the file. */
export type SchemaPath = (path: string) => string;

/** A document with its schema first, as an editor wants it. */
export const documentFile = (path: string, schema: SchemaPath, document: object): NewFile => ({
  path,
  text: `${JSON.stringify({ $schema: schema(path), ...document }, null, 2)}\n`,
});

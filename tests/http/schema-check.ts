import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isCalendarDate } from '../../src/domain/dates.js';
import { isInstant } from '../../src/facts/validate.js';
import { readDocuments } from '../../src/http/documents.js';

/** The published schema of this name, as a check. */
export function publishedSchema(name: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajv.addFormat('date', isCalendarDate);
  ajv.addFormat('date-time', isInstant);
  ajv.addFormat('json-pointer', /^(\/([^~/]|~[01])*)*$/);
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'http://localhost'));
  for (const schema of Object.values(readDocuments().schemas)) ajv.addSchema(schema);
  const check = ajv.getSchema(`${name}.schema.json`);
  if (check === undefined) throw new Error(`no schema ${name}`);
  return check as ValidateFunction;
}

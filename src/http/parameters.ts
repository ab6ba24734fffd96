import { isCalendarDate } from '../domain/dates.js';
import { fail, succeed, type Fault, type Outcome } from '../domain/faults.js';
import type { Parameter, Parameters } from './operation.js';

const NONE: Parameters = Object.freeze({});
const NO_QUERY = new URLSearchParams();

/** The query as the operation declares it. Unknown names are refused without being repeated. */
export function readQuery(url: string, declared: readonly Parameter[]): Outcome<Parameters> {
  const wanted = declared.filter((parameter) => parameter.in === 'query');
  const start = url.indexOf('?');
  const query = start === -1 ? NO_QUERY : new URLSearchParams(url.slice(start + 1));
  if (query.size === 0 && !wanted.some((parameter) => parameter.required)) return succeed(NONE);
  const faults: Fault[] = [];
  const known = new Set(wanted.map((parameter) => parameter.name));
  if ([...query.keys()].some((name) => !known.has(name))) faults.push(invalid(unknownName(wanted)));
  const values: Record<string, string> = {};
  for (const parameter of wanted) {
    const given = query.getAll(parameter.name);
    const fault = check(parameter, given);
    if (fault !== undefined) faults.push(fault);
    else if (given[0] !== undefined) values[parameter.name] = given[0];
  }
  return faults.length === 0 ? succeed(values) : fail(...faults);
}

function check(parameter: Parameter, given: readonly string[]): Fault | undefined {
  const { name, values, format, list } = parameter;
  const [value] = given;
  if (value === undefined) return parameter.required ? invalid(`the parameter ${name} is required`) : undefined;
  if (given.length > 1) return invalid(`the parameter ${name} is given more than once`);
  const words = list === true ? value.split(',') : [value];
  if (values !== undefined && words.some((word) => !values.includes(word))) {
    const takes = list === true ? 'takes listed values, separated by commas' : 'takes one of the listed values';
    return { ...invalid(`the parameter ${name} ${takes}`), candidates: values };
  }
  if (format === 'date' && !isCalendarDate(value)) return invalid(`the parameter ${name} is a date written YYYY-MM-DD`);
  return value === '' ? invalid(`the parameter ${name} is empty`) : undefined;
}

const invalid = (detail: string): Fault => ({ code: 'parameter-invalid', detail });

function unknownName(wanted: readonly Parameter[]): string {
  if (wanted.length === 0) return 'this address takes no query parameters';
  return `this address takes only these query parameters: ${wanted.map((parameter) => parameter.name).join(', ')}`;
}

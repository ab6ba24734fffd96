import type { Answers, Case, FactValue } from './case.js';

/** Top-level members of a request that hold no facts. */
const BESIDE = ['confidentiality', 'previous', 'attestation'] as const;

/** The body for the service: a fact’s name is its path. */
export function requestOf({
  payer,
  reference,
  answers,
  beside,
}: Pick<Case, 'payer' | 'reference' | 'answers' | 'beside'>): object {
  const body: Record<string, unknown> = {
    ...(payer === undefined ? {} : { payer }),
    ...(reference === undefined || reference === '' ? {} : { reference }),
    review: {},
    requested: {},
    ...beside,
  };
  for (const name of Object.keys(answers).sort()) place(body, name.split('.'), answers[name] as FactValue);
  return body;
}

function place(node: Record<string, unknown>, [step, ...rest]: readonly string[], value: FactValue): void {
  if (step === undefined) return;
  if (rest.length === 0) node[step] = value;
  else place((node[step] ??= {}) as Record<string, unknown>, rest, value);
}

/** What a request says, as a case keeps it. */
export function readRequest(
  request: Readonly<Record<string, unknown>>,
): Pick<Case, 'payer' | 'reference' | 'answers' | 'beside'> {
  const { payer, reference, ...rest } = request;
  const beside = Object.fromEntries(BESIDE.filter((name) => name in rest).map((name) => [name, rest[name]]));
  const facts = Object.fromEntries(Object.entries(rest).filter(([name]) => !(name in beside)));
  return {
    ...(typeof payer === 'string' ? { payer } : {}),
    ...(typeof reference === 'string' ? { reference } : {}),
    answers: Object.fromEntries(flat(facts, '')),
    beside,
  };
}

function flat(node: Readonly<Record<string, unknown>>, prefix: string): readonly (readonly [string, FactValue])[] {
  return Object.entries(node).flatMap(([name, value]) => {
    const path = prefix + name;
    if (isObject(value)) return flat(value, `${path}.`);
    return isFactValue(value) ? [[path, value] as const] : [];
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFactValue = (value: unknown): value is FactValue =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));

export const sameAnswers = (one: Answers, other: Answers): boolean => JSON.stringify(one) === JSON.stringify(other);

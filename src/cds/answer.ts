import type { Coding } from '@medplum/fhirtypes';
import type { Determination } from '../domain/determination.js';
import { fail, succeed, type Fault, type FaultCode, type Outcome } from '../domain/faults.js';
import { artifactsOf } from '../fhir/artifacts/artifacts.js';
import { factsOf } from '../fhir/artifacts/questionnaire.js';
import { identify } from '../fhir/answer/identity.js';
import type { Element } from '../fhir/bundle/node.js';
import { codingsOf } from '../fhir/bundle/node.js';
import { QUESTIONNAIRES } from '../fhir/canonical.js';
import { editionSpoken } from '../fhir/request/level.js';
import { payerOf } from '../fhir/request/payer.js';
import { itemReader } from '../fhir/request/review-request.js';
import { readSubmission } from '../fhir/request/submission.js';
import { sameSystem, SYSTEMS } from '../fhir/systems.js';
import type { Library, Payer } from '../library.js';
import { type Assertion, assertionOn, assertionOnFaults, type Offer } from './assertion.js';
import { type Card, cardOn, cardOnFaults, cardWithoutCoverage } from './card.js';
import { coverageInformation, saidIn } from './coverage-information.js';
import { type HookRequest, readHook } from './hook-request.js';
import { asRequestBundle } from './order.js';
import type { Service } from './services.js';
import { stanceOn } from './stance.js';

export interface Answering {
  readonly library: Library;
  readonly decide: (body: unknown) => Outcome<Determination>;
  /** The day of the answer. */
  readonly today: string;
}

/** The answer of CDS Hooks: cards for the person, actions for the system. */
export interface HookAnswer {
  readonly cards: readonly Card[];
  readonly systemActions?: readonly SystemAction[];
}

interface SystemAction {
  readonly type: 'update';
  readonly description: string;
  readonly resource: Element;
}

export interface Answered {
  readonly answer: HookAnswer;
  readonly determinations: readonly Determination[];
}

/** What the plan says of the orders of one call. Nothing is fetched: what is not sent is not known. */
export function answerHook(body: unknown, service: Service, answering: Answering): Outcome<Answered> {
  const read = readHook(body, service);
  if (!read.ok) return read;
  const { coverages, orders, wants } = read.value;
  if (coverages.length === 0) {
    const seed = answering.library.digests[0]({ orders }).request;
    const cards = orders.length > 0 && wants.cards ? [cardWithoutCoverage(seed)] : [];
    return succeed({ answer: { cards }, determinations: [] });
  }
  const spoken: Spoken[] = [];
  for (const order of orders)
    for (const coverage of coverages) {
      if (spoken.filter(isSpoken).length === MOST_REVIEWS)
        return fail({ code: 'body-too-large', pointer: '/context/draftOrders', detail: TOO_MANY });
      spoken.push(...speak(order, coverage, read.value, service, answering));
    }
  // A plan of nobody we know is not ours to speak for; CRD wants that said by a status.
  if (orders.length > 0 && spoken.length === 0)
    return fail({ code: 'payer-not-served', pointer: '/prefetch/coverage' });
  const about = spoken.filter(isSpoken);
  const systemActions = wants.coverage ? orders.flatMap((order) => update(order, about, answering.today)) : [];
  return succeed({
    answer: {
      cards: wants.cards ? about.map(({ card }) => card) : [],
      ...(systemActions.length === 0 ? {} : { systemActions }),
    },
    determinations: about.flatMap(({ determination }) => determination ?? []),
  });
}

/** A person waits for the answer, and each of these is a review of its own. */
const MOST_REVIEWS = 10;
const TOO_MANY = `at most ${MOST_REVIEWS} orders for a level of care, counted once per coverage`;

const isSpoken = (one: Spoken): one is Statement => one.kind === 'spoken';

type Spoken = { readonly kind: 'silent' } | Statement;

interface Statement {
  readonly kind: 'spoken';
  readonly order: Element;
  readonly coverage: string;
  readonly payer: string;
  readonly assertion: Assertion;
  readonly id: string;
  readonly card: Card;
  readonly determination: Determination | undefined;
}

/** Nothing where the payer is not ours; silence where the order is for no level of care. */
function speak(
  order: Element,
  coverage: Element,
  hook: HookRequest,
  service: Service,
  { library, decide }: Answering,
): readonly Spoken[] {
  const bundle = asRequestBundle(order, coverage, hook);
  const submission = readSubmission(bundle);
  // Only an order without a service cannot be put into a request: it is for nothing yet.
  if (!submission.ok) return [{ kind: 'silent' }];
  const payer = payerOf(submission.value, library);
  if (payer === undefined) return [];
  const [item] = submission.value.items;
  if (item === undefined) return [{ kind: 'silent' }];
  const { body, disagreeing } = itemReader(submission.value, payer, library)(item);
  const outcome =
    disagreeing.length > 0 ? fail({ code: 'field-duplicate', detail: disagreeing.join(', ') }) : decide(body);
  if (!outcome.ok && outcome.faults.every(isOfNoLevel)) return [{ kind: 'silent' }];
  const offer = offerOf(payer, library);
  // Of the order, the person and the coverage: what was said before, and other orders, change no number.
  const asked = { order: bare(order), person: hook.patient ?? null, coverage, body };
  const number =
    outcome.ok && service.hook === 'order-sign'
      ? identify(asked, outcome.value.provenance.determination, library).authorization
      : undefined;
  const assertion = outcome.ok
    ? assertionOn(outcome.value, stanceOn(body, library), { ...offer, ...(number === undefined ? {} : { number }) })
    : assertionOnFaults(outcome.faults);
  const reference = referenceTo(coverage);
  const { request: seed } = library.digests[0]({ asked, assertion });
  const speaking = { label: payer.document.name, seed };
  return [
    {
      kind: 'spoken',
      order,
      coverage: reference,
      payer: payer.document.name,
      assertion,
      id: `CA-${seed.slice(0, 24).toUpperCase()}`,
      card: outcome.ok
        ? cardOn(outcome.value, assertion, speaking, hook.unsent)
        : cardOnFaults(outcome.faults, speaking),
      determination: outcome.ok ? outcome.value : undefined,
    },
  ];
}

/** The order names no level of care, and no code that stands for one: an X-ray, a laboratory test. */
const isOfNoLevel = ({ code, candidates = [] }: Fault): boolean => NO_LEVEL.includes(code) && candidates.length === 0;

const NO_LEVEL: readonly FaultCode[] = ['level-missing', 'code-unmapped'];

function offerOf(payer: Payer, library: Library): Offer {
  const edition = editionSpoken(payer) ?? '3';
  const form = artifactsOf(library).Questionnaire.find(({ url }) => url === QUESTIONNAIRES[edition]);
  return {
    form: `${QUESTIONNAIRES[edition]}|${form?.version ?? ''}`,
    asks: new Set(factsOf(edition, library).map(({ name }) => name)),
  };
}

const referenceTo = ({ id }: Element): string => `Coverage/${String(id)}`;

const extensionsIn = ({ extension }: Element): readonly unknown[] => (Array.isArray(extension) ? extension : []);

/** The order without what was said of it before. */
function bare(order: Element): Element {
  const { extension: _, ...rest } = order;
  const others = extensionsIn(order).filter((one) => saidIn(one) === undefined);
  return others.length === 0 ? rest : { ...rest, extension: others };
}

/** The order with what is said of it now; nothing where all of it was said before (CRD: only what is new is sent). */
function update(order: Element, spoken: readonly Statement[], date: string): readonly SystemAction[] {
  const own = spoken.filter((one) => one.order === order);
  const before = extensionsIn(order).map(saidIn);
  const known = own.every(({ coverage, id }) => before.some((one) => one?.coverage === coverage && one.id === id));
  const [first] = own;
  if (first === undefined || known || typeof order['id'] !== 'string') return [];
  const others = extensionsIn(order).filter((one) => {
    const said = saidIn(one);
    return said === undefined || !own.some(({ coverage }) => coverage === said.coverage);
  });
  const billing = billingOf(order);
  const said = own.map(({ assertion, coverage, id }) =>
    coverageInformation(assertion, { coverage, date, id, billing }),
  );
  return [
    {
      type: 'update',
      description: `Coverage information from ${[...new Set(own.map(({ payer }) => payer))].join(', ')}`,
      resource: { ...order, extension: [...others, ...said] },
    },
  ];
}

/** The codes the order itself names for billing: with others, something else may hold. */
const billingOf = (order: Element): readonly Coding[] =>
  codingsOf(typeof order['code'] === 'object' ? { element: order['code'] as Element, at: '' } : undefined)
    .filter(({ system }) => [SYSTEMS.hcpcs, SYSTEMS.cpt].some((one) => sameSystem(one, system)))
    .map(({ system, code }) => ({ system, code }));

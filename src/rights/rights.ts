import type { Determination } from '../domain/determination.js';
import type { Deadline, Right, RightKind, Rights } from '../domain/rights.js';
import { MET } from '../domain/truth.js';
import { questions } from '../explanation/questions.js';
import { say } from '../explanation/messages.js';
import type { FactValues } from '../facts/catalogue.js';
import type { Applying } from '../law/rules.js';
import { applying, askable, effective, legalSource, OCCASION, RECEIPTS, sourced, unknownOfPlan } from '../law/rules.js';
import type { DecideTime, RightRule, RightsDocument } from '../rulesets/law-documents.js';
import type { RightsBook } from './book.js';
import { lastDay } from './last-day.js';
import { noticeElements } from './notice.js';

/** What the member may do about this answer, and what its notice must hold. `values` as for the clocks. */
export function rightsFor(book: RightsBook, values: FactValues, determination: Determination): Rights {
  const { catalogue, document } = book;
  const lookUp = (fact: string): FactValues[number] => values[catalogue.indexOf.get(fact) ?? -1];
  const occasion = OCCASION[determination.decision];
  const common = { law: { version: document.version, digest: book.digest }, occasion } as const;
  const nothing = { rights: [], notRead: [], notice: [] } as const;
  const ask = (names: readonly string[]): Rights['questions'] =>
    questions(catalogue, askable(catalogue, names, values));
  if (occasion === 'none') return { ...common, statement: say('rights.none'), ...nothing, questions: [] };
  const unknown = unknownOfPlan(document.lines, lookUp);
  if (unknown.length > 0) {
    const statement = say('rights.plan-unknown', { facts: unknown.join(', ') });
    return { ...common, statement, ...nothing, questions: ask(unknown) };
  }
  // The day as it was written is near enough for rules that began years ago.
  const days = RECEIPTS.flatMap((fact) => lookUp(fact) ?? []).map((moment) => String(moment).slice(0, 10));
  const noticeOn = lookUp('review.writtenDecisionOn') as string | undefined;
  const rights = applying(book.rights, values)
    .filter(({ rule }) => rule.on === 'adverse' || determination.decision !== 'deny')
    .flatMap((one) => effective(one, days, 'review.receivedAt'))
    .map((one) => showRight(one, document, noticeOn));
  const given = new Set<RightKind>(rights.map(({ kind }) => kind));
  const elements = applying(book.notice, values);
  return {
    ...common,
    statement: say(occasion === 'adverse' ? 'rights.adverse' : 'rights.open'),
    rights,
    notRead: EXPECTED.filter((kind) => !given.has(kind)),
    notice: noticeElements(elements, document.references, determination, rights),
    questions: ask([...rights, ...elements].flatMap(({ missing }) => missing)),
  };
}

/** What a reader looks for on any line. */
const EXPECTED: readonly RightKind[] = [
  'internal-appeal',
  'expedited-appeal',
  'peer-to-peer',
  'external-review',
  'fair-hearing',
  'continuation-of-benefits',
  'consumer-assistance',
  'free-copies',
];

function showRight({ missing, rule, truth }: Applying<RightRule>, document: RightsDocument, noticeOn?: string): Right {
  const { decide, file, id, kind, payerAdds = [], says, title } = rule;
  const last = file?.from === 'notice' && noticeOn !== undefined ? lastDay(noticeOn, file) : undefined;
  return {
    id,
    kind,
    title,
    statement: says,
    applies: truth === MET ? 'yes' : 'undetermined',
    missing,
    ...(file === undefined
      ? {}
      : { file: { ...deadline(document, file), from: file.from, ...(last === undefined ? {} : { lastDay: last }) } }),
    ...(decide === undefined ? {} : { decide: deadline(document, decide) }),
    payerAdds,
    ...legalSource(document.references, rule),
  };
}

const deadline = ({ references }: RightsDocument, time: DecideTime): Deadline => ({
  amount: time.amount,
  unit: time.unit,
  ...sourced(references, time),
});

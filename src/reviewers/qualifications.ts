import type { Determination } from '../domain/determination.js';
import type { Qualification, Qualifications } from '../domain/qualifications.js';
import { MET } from '../domain/truth.js';
import { questions } from '../explanation/questions.js';
import { say } from '../explanation/messages.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import { applying, askable, effective, legalSource, OCCASION, RECEIPTS, unknownOfPlan } from '../law/rules.js';
import type { RequirementRule } from '../rulesets/law-documents.js';
import type { ReviewersBook } from './book.js';

/** Who may sign an answer that gives less than was asked, and what the attestation shows of it. `values` as for the clocks. */
export function qualificationsFor(
  book: ReviewersBook,
  values: FactValues,
  determination: Determination,
): Qualifications {
  const { catalogue, document } = book;
  const lookUp = (fact: string): Scalar | undefined => values[catalogue.indexOf.get(fact) ?? -1];
  const occasion = OCCASION[determination.decision];
  const common = { law: { version: document.version, digest: book.digest }, occasion } as const;
  const ask = (names: readonly string[]): Qualifications['questions'] =>
    questions(catalogue, askable(catalogue, names, values));
  if (occasion === 'none') return { ...common, statement: say('qualifications.none'), requirements: [], questions: [] };
  const unknown = unknownOfPlan(document.lines, lookUp);
  if (unknown.length > 0) {
    const statement = say('qualifications.plan-unknown', { facts: unknown.join(', ') });
    return { ...common, statement, requirements: [], questions: ask(unknown) };
  }
  // The day as it was written is near enough for rules that begin on a day.
  const days = RECEIPTS.flatMap((fact) => lookUp(fact) ?? []).map((moment) => String(moment).slice(0, 10));
  const attested = shownBy(determination.attestation, lookUp('plan.state'));
  const requirements = applying(book.requirements, values)
    .flatMap((one) => effective(one, days, 'review.receivedAt'))
    .map(({ missing, rule, truth }): Qualification => {
      const { check, id, kind, says, title } = rule;
      return {
        id,
        kind,
        title,
        statement: says,
        applies: truth === MET ? 'yes' : 'undetermined',
        missing,
        ...(check === undefined ? {} : { attested: attested(check) }),
        ...legalSource(document.references, rule),
      };
    });
  return {
    ...common,
    statement: say(requirements.length === 0 ? 'qualifications.not-read' : `qualifications.${occasion}`),
    requirements,
    questions: ask(requirements.flatMap(({ missing }) => missing)),
  };
}

type Shown = NonNullable<Qualification['attested']>;

/** What an attestation says of itself; whether it is so is for the payer to know. */
const shownBy =
  (attestation: Determination['attestation'], state: Scalar | undefined) =>
  (check: NonNullable<RequirementRule['check']>): Shown => {
    if (attestation === undefined) return 'not-stated';
    switch (check) {
      case 'clinician':
        return attestation.reviewer === 'clinician' ? 'yes' : 'no';
      case 'credential':
        return 'yes';
      case 'licence-state':
        if (attestation.licenceState === undefined) return 'not-stated';
        return attestation.licenceState === state ? 'yes' : 'no';
    }
  };

import type { ParityReport } from '../../analysis/parity/report.js';
import type { Witness } from '../../analysis/parity/witness.js';

/** The report as JSON: of a witness the request, and what of the answer shows that it is one. */
export const reportJson = ({ above, causes, ...report }: ParityReport): object => ({
  ...report,
  causes: causes.map(({ witness, ...cause }) =>
    witness === undefined ? cause : { ...cause, witness: witnessJson(witness) },
  ),
  above: above.map(({ witness, ...one }) => ({ ...one, witness: witnessJson(witness) })),
});

function witnessJson({ answer, body, determination, facts }: Witness): object {
  const { authorized, decision, findings, reason, requested, tension } = determination;
  return {
    request: body,
    facts,
    answer,
    indicated: findings.clinical.indicated,
    requested,
    decision,
    reason,
    ...(authorized === undefined ? {} : { authorized }),
    tension,
  };
}

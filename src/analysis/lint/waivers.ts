import type { Waiver } from '../../rulesets/lint-documents.js';
import type { Finding } from './finding.js';
import type { Scene } from './scene.js';

/**
 * Waivers silence warnings. An error they silence only by citing the law that allows it (decision 0012). A waiver that
 * silences nothing is a finding: what it was written for is gone, or was never there.
 */
export function waive({ payer, ruleset }: Scene, findings: readonly Finding[]): readonly Finding[] {
  const waivers = ruleset.document.waivers ?? [];
  const judged = findings.map((finding): Finding => {
    const waiver = waivers.find((one) => isFor(one, finding) && may(one, finding));
    if (waiver === undefined) return finding;
    const { by, cite, on, reason } = waiver;
    return { ...finding, waived: { reason, on, by, ...(cite === undefined ? {} : { cite }) } };
  });
  const idle = waivers.flatMap((waiver, index): readonly Finding[] => {
    const meant = findings.filter((finding) => isFor(waiver, finding));
    if (meant.some((finding) => may(waiver, finding))) return [];
    const what = waiver.rule === undefined ? waiver.lint : `${waiver.lint} of ${waiver.rule}`;
    const message =
      meant.length === 0
        ? `the waiver of ${what} matches no finding: remove it, or correct the rule it names`
        : `the waiver of ${what} is about an error; only a law that it cites can silence one`;
    const place = {
      file: `payers/${payer.payer}/${ruleset.document.version}/ruleset.json`,
      pointer: `/waivers/${index}`,
    };
    return [{ lint: 'waiver', severity: 'warning', place, message, laws: [] }];
  });
  return [...judged, ...idle];
}

const isFor = (waiver: Waiver, { lint, rule }: Finding): boolean => waiver.lint === lint && waiver.rule === rule;

const may = ({ cite }: Waiver, { severity }: Finding): boolean => severity === 'warning' || cite !== undefined;

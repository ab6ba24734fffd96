import { type ChangeEvent, type ReactNode, useState } from 'react';
import { Notice } from '../../parts/notice.js';
import { ParityOf } from './parity.js';
import { readReport, type Report } from './read-report.js';
import { SimulationOf } from './simulation.js';

/** Reports for those who answer for a ruleset. A file is opened here and goes nowhere. */
export default function Reports(): ReactNode {
  const [opened, setOpened] = useState<Report | 'neither'>();
  const open = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (file !== undefined) setOpened(readReport(await file.text()) ?? 'neither');
  };
  return (
    <>
      <h1>Reports</h1>
      <p id="report-hint">
        Open a report from a file: what <code>ur rulesets simulate --json</code> or{' '}
        <code>ur rulesets parity --json</code> printed. It is read in this browser, sent nowhere and not kept.
      </p>
      <label className="usa-label" htmlFor="report-file">
        Report to open
      </label>
      <input
        id="report-file"
        className="file"
        type="file"
        accept=".json,application/json"
        aria-describedby="report-hint"
        onChange={(event) => void open(event)}
      />
      {opened === 'neither' && (
        <Notice tone="error" title="This file is neither of the two reports">
          <p>
            Print one with <code>ur rulesets simulate … --json &gt; report.json</code> or{' '}
            <code>ur rulesets parity … --json &gt; report.json</code>, and open that file.
          </p>
        </Notice>
      )}
      {opened !== undefined && opened !== 'neither' && opened.kind === 'simulation' && (
        <SimulationOf simulation={opened.simulation} />
      )}
      {opened !== undefined &&
        opened !== 'neither' &&
        opened.kind === 'parity' &&
        opened.reports.map((report) => <ParityOf key={`${report.payer} ${report.version}`} report={report} />)}
    </>
  );
}

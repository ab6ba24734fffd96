import type { Simulator } from '../../analysis/simulation/simulate.js';
import type { Simulation } from '../../analysis/simulation/simulation.js';
import { fail } from '../../domain/faults.js';
import type { Line } from '../../http/batch/line-splitter.js';
import { LineSplitter } from '../../http/batch/line-splitter.js';
import { parseJson } from '../../http/body/parse-json.js';
import { USUAL_BOUNDS } from '../../http/body/bounds.js';
import { createProgress } from '../progress.js';
import { readBytes } from '../read-input.js';
import type { Session } from '../session.js';
import { counted } from '../views/words.js';

/** Judges line by line with memory for one chunk. Interrupted, it gives what was counted so far. */
export async function runSimulation(session: Session, simulator: Simulator, file: string): Promise<Simulation> {
  const splitter = new LineSplitter(USUAL_BOUNDS.bytes);
  const progress = createProgress(session);
  const interrupt = new AbortController();
  const ignore = session.onInterrupt?.(() => interrupt.abort());
  let read = 0;
  const judge = (line: Line): void => {
    simulator.judge(line.number, line.tooLong ? fail({ code: 'line-too-long' }) : parseJson(line.bytes));
    read += 1;
    progress.show(() => `${counted(read, 'request')} simulated`);
  };
  try {
    for await (const chunk of readBytes(session, file, interrupt.signal))
      for (const line of splitter.push(chunk)) judge(line);
    // What stands after the last newline may be half a line when the reading was broken off.
    if (!interrupt.signal.aborted) for (const line of splitter.end()) judge(line);
  } finally {
    ignore?.();
    progress.clear();
  }
  return simulator.result(interrupt.signal.aborted);
}

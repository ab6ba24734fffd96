import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Line, LineSplitter } from './line-splitter.js';

/** Other requests get their turn after about this many bytes in and out. */
const TURN_BYTES = 64 * 1024;

export interface Batch {
  readonly lineBytes: number;
  readonly lines: number;
  readonly ms: number;
  readonly answer: (line: Line) => string;
  /** The last answer of a batch that is not read to its end: it names the first line without an answer. */
  readonly leaveOff: (line: number, why: 'batch-too-long' | 'batch-too-slow') => string;
}

/**
 * Answers a stream line by line, in order, with memory for one line and one turn's answers: when the caller reads
 * slowly, nothing more is read from the caller. Ends early when the caller has gone, and after so many lines or so long.
 * @returns the number of bytes read.
 */
export async function streamLines(request: IncomingMessage, response: ServerResponse, batch: Batch): Promise<number> {
  const splitter = new LineSplitter(batch.lineBytes);
  const turn = new Turn(response, batch);
  const deadline = setTimeout(() => turn.leaveOff('batch-too-slow'), batch.ms);
  let bytesRead = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      // What comes after the last answer is read past: breaking off would take the answers with it.
      if (response.writableEnded) continue;
      bytesRead += chunk.length;
      turn.work += chunk.length;
      if (!(await turn.answer(splitter.push(chunk)))) return bytesRead;
    }
  } catch (error) {
    // The request stream fails in one way only: the caller broke off.
    if (response.destroyed || request.destroyed) return bytesRead;
    throw error;
  } finally {
    clearTimeout(deadline);
  }
  if (await turn.answer(splitter.end())) response.end();
  return bytesRead;
}

class Turn {
  readonly #response: ServerResponse;
  readonly #batch: Batch;
  #answers: string[] = [];
  #size = 0;
  #next = 1;
  /** Bytes read and written since other requests had their turn. */
  work = 0;

  constructor(response: ServerResponse, batch: Batch) {
    this.#response = response;
    this.#batch = batch;
  }

  /** False when the caller has gone. */
  async answer(lines: Iterable<Line>): Promise<boolean> {
    for (const line of lines) {
      if (this.#response.writableEnded) return true;
      if (line.number > this.#batch.lines) {
        this.leaveOff('batch-too-long');
        return true;
      }
      const answer = this.#batch.answer(line);
      this.#next = line.number + 1;
      this.#answers.push(answer);
      this.#size += answer.length;
      if (this.#size >= TURN_BYTES && !(await this.#flush())) return false;
    }
    return this.#flush();
  }

  leaveOff(why: 'batch-too-long' | 'batch-too-slow'): void {
    const response = this.#response;
    if (response.destroyed || response.writableEnded) return;
    response.end([...this.#take(), this.#batch.leaveOff(this.#next, why)].join(''));
  }

  #take(): readonly string[] {
    const answers = this.#answers;
    this.#answers = [];
    this.work += this.#size;
    this.#size = 0;
    return answers;
  }

  async #flush(): Promise<boolean> {
    const response = this.#response;
    if (response.destroyed) return false;
    const answers = this.#take();
    if (answers.length > 0 && !response.write(answers.join(''))) await drained(response);
    if (this.work >= TURN_BYTES) {
      this.work = 0;
      await otherWork();
    }
    return !response.destroyed;
  }
}

/** The caller has read on, or has gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
    if (response.destroyed) done();
  });
}

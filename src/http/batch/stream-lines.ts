import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as otherWork } from 'node:timers/promises';
import { inStep, type Staged, valueOf } from '../../domain/staged.js';
import { type Line, LineSplitter } from './line-splitter.js';

/** Other requests get their turn after about this many bytes in and out. */
const TURN_BYTES = 64 * 1024;

/** A caller who goes on sending after the last word is read past for so long. */
const PATIENCE_MS = 5_000;

export interface Batch {
  readonly lineBytes: number;
  readonly lines: number;
  readonly ms: number;
  /** Reads a line and begins its answer; what is left of the work is done in step with that of its company. */
  readonly answer: (line: Line) => Staged<Buffer>;
  /** Lines whose work is done in step. */
  readonly company: number;
  /** The last answer of a batch that is not read to its end: it names the first line without an answer. */
  readonly leaveOff: (line: number, why: 'batch-too-long' | 'batch-too-slow') => Buffer;
}

/**
 * Answers a stream line by line, in order, with memory for one turn's lines and answers: when the caller reads
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
      if (turn.over) continue;
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
    turn.done();
  }
  if (turn.over || (await turn.answer(splitter.end()))) response.end();
  return bytesRead;
}

class Turn {
  readonly #response: ServerResponse;
  readonly #batch: Batch;
  #begun: Staged<Buffer>[] = [];
  /** Bytes of the lines begun. */
  #size = 0;
  #next = 1;
  /** Bytes read and written since other requests had their turn. */
  work = 0;
  /** The last word has been said. */
  over = false;
  #patience: NodeJS.Timeout | undefined;

  constructor(response: ServerResponse, batch: Batch) {
    this.#response = response;
    this.#batch = batch;
  }

  /** False when the caller has gone. */
  async answer(lines: Iterable<Line>): Promise<boolean> {
    for (const line of lines) {
      if (this.over) return true;
      if (line.number > this.#batch.lines) {
        this.leaveOff('batch-too-long');
        return true;
      }
      this.#begun.push(this.#batch.answer(line));
      this.#next = line.number + 1;
      this.#size += line.tooLong ? 0 : line.bytes.length;
      const enough = this.#begun.length >= this.#batch.company || this.#size >= TURN_BYTES;
      if (enough && !(await this.#flush())) return false;
    }
    return this.#flush();
  }

  /**
   * Says the last word. The answer ends when the caller has sent everything, or after a while: Node closes a connection at
   * the end of its last answer, and what is under way then can be lost if the caller is still sending.
   */
  leaveOff(why: 'batch-too-long' | 'batch-too-slow'): void {
    const response = this.#response;
    if (response.destroyed || this.over) return;
    this.over = true;
    response.write(Buffer.concat([this.#answers(), this.#batch.leaveOff(this.#next, why)]));
    this.#patience = setTimeout(() => response.end(), PATIENCE_MS);
  }

  /** The caller has sent everything, or has gone. */
  done(): void {
    clearTimeout(this.#patience);
  }

  /** The answers to the lines begun. */
  #answers(): Buffer {
    const answers = Buffer.concat(inStep(this.#begun).map(valueOf));
    this.#begun = [];
    this.#size = 0;
    this.work += answers.length;
    return answers;
  }

  async #flush(): Promise<boolean> {
    const response = this.#response;
    if (response.destroyed) return false;
    const answers = this.#answers();
    if (answers.length > 0 && !response.write(answers)) await drained(response);
    if (this.work >= TURN_BYTES || this.#batch.company === 1) {
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

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Line, LineSplitter } from './line-splitter.js';

/** Other requests get their turn after about this many bytes in and out. */
const TURN_BYTES = 64 * 1024;

/**
 * Answers a stream line by line, in order, with memory for one line and one turn's answers: when the caller reads
 * slowly, nothing more is read from the caller. Ends early when the caller has gone.
 * @returns the number of bytes read.
 */
export async function streamLines(
  request: IncomingMessage,
  response: ServerResponse,
  lineLimit: number,
  answerLine: (line: Line) => string,
): Promise<number> {
  const splitter = new LineSplitter(lineLimit);
  const turn = new Turn(response);
  let bytesRead = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytesRead += chunk.length;
      turn.work += chunk.length;
      if (!(await turn.answer(splitter.push(chunk), answerLine))) return bytesRead;
    }
  } catch (error) {
    // The request stream fails in one way only: the caller broke off.
    if (response.destroyed || request.destroyed) return bytesRead;
    throw error;
  }
  if (await turn.answer(splitter.end(), answerLine)) response.end();
  return bytesRead;
}

class Turn {
  readonly #response: ServerResponse;
  #answers: string[] = [];
  #size = 0;
  /** Bytes read and written since other requests had their turn. */
  work = 0;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** False when the caller has gone. */
  async answer(lines: Iterable<Line>, answerLine: (line: Line) => string): Promise<boolean> {
    for (const line of lines) {
      const answer = answerLine(line);
      this.#answers.push(answer);
      this.#size += answer.length;
      if (this.#size >= TURN_BYTES && !(await this.#flush())) return false;
    }
    return this.#flush();
  }

  async #flush(): Promise<boolean> {
    const response = this.#response;
    if (response.destroyed) return false;
    if (this.#answers.length > 0 && !response.write(this.#answers.join(''))) await drained(response);
    this.work += this.#size;
    this.#answers = [];
    this.#size = 0;
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

import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** A request as the bytes that go over the wire. */
export function requestBytes(url: URL, path: string, body: Buffer, headers: Readonly<Record<string, string>>): Buffer {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(lines.join('\r\n') + HEAD_END), body]);
}

/**
 * One kept-alive connection that sends a request and waits for its answer, at a third of the cost of a general client, so
 * that the load generator is not what is measured. It understands answers with a content-length, which all servers here
 * give, and fails on any other and on any status but 200.
 */
export class Connection {
  readonly #socket: Socket;
  #left = -1;
  #answered: () => void = () => undefined;

  static open(url: URL, failed: (error: Error) => void): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(url.port), url.hostname, () => resolve(new Connection(socket, failed)));
      socket.setNoDelay(true).once('error', reject);
    });
  }

  private constructor(socket: Socket, failed: (error: Error) => void) {
    this.#socket = socket;
    socket.removeAllListeners('error').on('error', failed);
    socket.on('data', (chunk: Buffer) => {
      try {
        this.#read(chunk);
      } catch (error) {
        failed(error as Error);
      }
    });
  }

  send(request: Buffer, answered: () => void): void {
    this.#answered = answered;
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.removeAllListeners('error').on('error', () => undefined);
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#left === -1) {
      const end = chunk.indexOf(HEAD_END);
      if (end === -1) throw new Error('a head came in two parts');
      const head = chunk.toString('latin1', 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (!head.startsWith('HTTP/1.1 200 ') || length === undefined)
        throw new Error(`answered ${head.slice(0, 15)}${length === undefined ? ', no length' : ''}`);
      this.#left = Number(length) - (chunk.length - end - HEAD_END.length);
    } else {
      this.#left -= chunk.length;
    }
    if (this.#left > 0) return;
    this.#left = -1;
    this.#answered();
  }
}

import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type Server,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import supertest from 'supertest';
import { afterEach, describe, expect, test } from 'vitest';
import { determination, ENGINE, service, type Service } from './fake-service.js';
import { succeed } from '../../src/domain/faults.js';

const GOOD = '{"payer":"example-health"}';

interface Answer {
  readonly line: number;
  readonly determination?: { readonly decision: string; readonly reference?: string };
  readonly problem?: { readonly status: number; readonly faults: readonly { readonly code: string }[] };
}

const parse = (text: string): readonly Answer[] => {
  if (text !== '') expect(text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);
};

/** `1:approve 2:body-not-json` */
const brief = (text: string): string =>
  parse(text)
    .map(
      ({ line, determination: given, problem }) =>
        `${line}:${given?.decision ?? problem?.faults.map(({ code }) => code).join('+') ?? ''}`,
    )
    .join(' ');

async function send(face: Service, body: string | Buffer, query = ''): Promise<string> {
  const answer = await supertest(face.app)
    .post(`/v1/determinations/batch${query}`)
    .set('content-type', 'application/x-ndjson')
    .serialize((given: unknown) => given as string)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks).toString()));
    })
    .send(body);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/x-ndjson']);
  return answer.body as string;
}

describe('lines in, lines out', () => {
  test('a bad line among good ones answers with its own problem and stops nobody', async () => {
    const lines = [GOOD, '{"payer":', GOOD, '7', '{"payer":"boom"}', '{"a":1}', Buffer.from('"\xff"', 'latin1'), GOOD];
    const body = Buffer.concat(lines.map((line) => Buffer.concat([Buffer.from(line), Buffer.from('\n')])));
    const face = service();
    expect(brief(await send(face, body))).toBe(
      '1:approve 2:body-not-json 3:approve 4:field-type 5:internal 6:field-missing+field-unknown 7:body-not-json 8:approve',
    );
    expect(face.lines().at(-1)).toMatchObject({
      lines: 8,
      outcomes: { approve: 3, problem: 5 },
      error: { class: 'RangeError' },
    });
  });

  test.each([
    ['no newline at the end', `${GOOD}\n${GOOD}`, '1:approve 2:approve'],
    ['CRLF', `${GOOD}\r\n${GOOD}\r\n`, '1:approve 2:approve'],
    ['blank lines are counted and get no answer', `\n${GOOD}\n\r\n \t\n${GOOD}\n\n`, '2:approve 5:approve'],
    ['nothing', '', ''],
    ['only newlines', '\n\n\n', ''],
    ['two objects on a line', `${GOOD}${GOOD}\n${GOOD}\n`, '1:body-not-json 2:approve'],
    ['a truncated last line', `${GOOD}\n{"payer":"ex`, '1:approve 2:body-not-json'],
  ])('%s', async (_name, body, expected) => {
    expect(brief(await send(service(), body))).toBe(expected);
  });

  test('a line that is too long is skipped with its own fault, whole or in pieces', async () => {
    const long = `{"payer":"${'x'.repeat(3_000_000)}"}`;
    expect(brief(await send(service(), `${GOOD}\n${long}\n${GOOD}\n${long}`))).toBe(
      '1:approve 2:line-too-long 3:approve 4:line-too-long',
    );
  });

  test('a line may be as long as a single body, to the byte', async () => {
    const of = (length: number): string => `{"payer":"example-health","reference":"${'x'.repeat(length - 41)}"}`;
    expect(brief(await send(service(), `${of(262_144)}\n${of(262_145)}\n${GOOD}`))).toBe(
      '1:approve 2:line-too-long 3:approve',
    );
  });

  test('20,000 lines keep their order, each with its own answer', async () => {
    const body = Array.from({ length: 20_000 }, (_, index) =>
      index % 10 === 3 ? '{' : `{"payer":"example-health","reference":"r${index}"}`,
    ).join('\n');
    const answers = parse(await send(service(), body));
    expect(answers).toHaveLength(20_000);
    answers.forEach((answer, index) => {
      expect(answer.line).toBe(index + 1);
      if (index % 10 === 3) expect(answer.problem?.status).toBe(400);
      else expect(answer.determination?.reference).toBe(`r${index}`);
    });
  });

  test('detail holds for every line', async () => {
    const full = await send(service(), GOOD, '?detail=full');
    const summary = await send(service(), GOOD);
    expect([full.includes('"id":"other"'), summary.includes('"id":"other"')]).toEqual([true, false]);
  });

  test.each([['application/json'], ['text/plain']])('%s is refused before anything is read', async (type) => {
    const answer = await supertest(service().app).post('/v1/determinations/batch').set('content-type', type).send(GOOD);
    expect([answer.status, (answer.body as { type: string }).type]).toEqual([415, '/docs#media-type-not-supported']);
  });
});

describe('streaming', () => {
  let server: Server;
  const agent = new Agent();
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function open(face: Service): Promise<ClientRequest> {
    server = createServer(face.app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return batchTo(port());
  }
  const port = (): number => (server.address() as AddressInfo).port;
  /** The connection breaks when a test ends or the caller goes; that is no failure of the test. */
  const batchTo = (to: number): ClientRequest =>
    httpRequest({
      port: to,
      agent,
      method: 'POST',
      path: '/v1/determinations/batch',
      headers: { 'content-type': 'application/x-ndjson' },
    }).on('error', () => undefined);

  test('an answer comes while the caller is still sending', async () => {
    const batch = await open(service());
    batch.write(`${GOOD}\n{"payer":`);
    const [response] = (await once(batch, 'response')) as [IncomingMessage];
    const [first] = (await once(response, 'data')) as [Buffer];
    expect(brief(first.toString())).toBe('1:approve');
    batch.end('"example-health"}\n');
    const [second] = (await once(response, 'data')) as [Buffer];
    expect(brief(second.toString())).toBe('2:approve');
  });

  test('when the caller does not read, nothing more is read from the caller', async () => {
    let decided = 0;
    const reply = { ...determination(), rationale: 'x'.repeat(5_000) };
    const face = service({
      *review() {
        yield;
        decided += 1;
        return succeed(reply);
      },
    });
    await open(face);
    const socket = connect(port(), '127.0.0.1');
    socket.pause().on('error', () => undefined);
    socket.write(
      'POST /v1/determinations/batch HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const lines = `${GOOD}\n`.repeat(1_000);
    let sent = 0;
    const pump = (): void => {
      while (sent < 200 && socket.write(`${lines.length.toString(16)}\r\n${lines}\r\n`)) sent += 1;
    };
    socket.on('drain', pump);
    pump();
    let before = -1;
    while (before !== decided) {
      before = decided;
      await wait(300);
    }
    // 200,000 lines would be a gigabyte of answers; only what fits the sockets' own buffers was made.
    expect(decided).toBeGreaterThan(0);
    expect(decided * 6_000).toBeLessThan(64 * 1024 * 1024);
    expect(sent).toBeLessThan(200);
    socket.on('data', () => undefined);
    socket.resume();
    await wait(300);
    expect(decided).toBeGreaterThan(before);
    socket.destroy();
  });

  test('when the caller goes, the work stops and the log says so', async () => {
    let decided = 0;
    const face = service({ review: (body, library) => ((decided += 1), ENGINE.review(body, library, 'summary')) });
    const batch = await open(face);
    batch.write(`${GOOD}\n`.repeat(50));
    await once(batch, 'response');
    batch.destroy();
    await expect.poll(() => face.lines().length).toBe(1);
    expect(face.lines()[0]).toMatchObject({ aborted: true, route: '/v1/determinations/batch' });
    const then = decided;
    await wait(50);
    expect(decided).toBe(then);
  });

  test('other requests get their turn while a batch runs', async () => {
    function* spin(): ReturnType<typeof ENGINE.review> {
      yield;
      const until = performance.now() + 0.2;
      while (performance.now() < until);
      return succeed(determination());
    }
    const batch = await open(service({ review: spin }));
    let ended = false;
    batch.on('response', (response: IncomingMessage) =>
      response
        .on('error', () => undefined)
        .on('end', () => (ended = true))
        .resume(),
    );
    batch.end(`${GOOD}\n`.repeat(20_000));
    await wait(100);
    const startedAt = performance.now();
    const health = await fetch(`http://127.0.0.1:${port()}/healthz`);
    expect(health.status).toBe(200);
    expect(ended).toBe(false);
    // 20,000 lines take four seconds; a turn is 64 KB of them.
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });
});

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Node alone needs for it: read the body, parse it, write an object of the size of ours. */

const answers = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as readonly object[];
let turn = 0;
let parsed = 0;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    parsed += Object.keys(JSON.parse(Buffer.concat(chunks).toString()) as object).length;
    const text = JSON.stringify(answers[turn++ % answers.length]);
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('content-length', Buffer.byteLength(text));
    response.end(text);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(parsed >= 0 ? 0 : 1));

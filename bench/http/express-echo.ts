import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';

/** The least that Express does for a JSON service: parse the body, write an object of the size of ours. */

const answers = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as readonly object[];
let turn = 0;
const app = express();
app.disable('etag').disable('x-powered-by');
app.post('/v1/determinations', express.json({ limit: '256kb' }), (_request, response) => {
  response.json(answers[turn++ % answers.length]);
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));

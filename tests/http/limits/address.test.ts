import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import express, { type Request } from 'express';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf } from '../../../src/http/limits/address.js';

const ADDRESS = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('', ' ', 'unknown', '198.51.100.1:80'), fc.string());
const HEADER = fc.array(ADDRESS).map((parts) => parts.join(','));

/** Express takes a tab for a part of an address. */
const isUsual = (header: string): boolean => /^[ -~]*$/.test(header);

test('an address is the one Express would say, with as many proxies trusted', () => {
  fc.assert(
    fc.property(fc.option(HEADER.filter(isUsual)), fc.nat({ max: 4 }), (header, proxies) => {
      const app = express().set('trust proxy', proxies);
      const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: '203.0.113.7' });
      const request = new IncomingMessage(socket);
      if (header !== null) request.headers['x-forwarded-for'] = header;
      const asked = Object.setPrototypeOf(request, app.request as object) as Request;
      expect(addressOf(request, proxies)).toBe(asked.ip);
    }),
  );
});

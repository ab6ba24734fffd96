import type { IncomingMessage } from 'node:http';

/**
 * The address a request comes from: of the connection, or what the last so many proxies, which are ours, say of it. What a
 * caller wrote left of that is not believed.
 */
export function addressOf({ headers, socket }: IncomingMessage, proxies: number): string | undefined {
  const { remoteAddress } = socket;
  if (proxies === 0) return remoteAddress;
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return forwarded.at(-Math.min(proxies, forwarded.length)) ?? remoteAddress;
}

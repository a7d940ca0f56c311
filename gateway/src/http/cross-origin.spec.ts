import type { IncomingMessage } from 'node:http';
import { anyLocalPort, crossOrigin } from './cross-origin';

const allowedOf = (origins: readonly string[], origin: string) => {
  const headers = crossOrigin(origins)({ method: 'OPTIONS', headers: { origin } } as IncomingMessage);
  const at = headers.indexOf('access-control-allow-origin');
  return at < 0 ? undefined : headers[at + 1];
};

it.each(['http://localhost:5173', 'http://localhost', 'http://127.0.0.1:3000'])(
  'a page at %s is let in where any local port is',
  (origin) => expect(allowedOf([anyLocalPort], origin)).toBe(origin),
);

it.each([
  'http://localhost.evil.test',
  'https://localhost:5173',
  'http://localhost:5173.evil.test',
  'http://evil.test',
])('a page at %s is not', (origin) => expect(allowedOf([anyLocalPort], origin)).toBeUndefined());

it('and no local page is let in where nobody said so', () =>
  expect(allowedOf(['https://app.test'], 'http://localhost:5173')).toBeUndefined());

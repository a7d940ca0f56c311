import { listen } from '@mumaris/kit/server/listen';
import { anyLocalPort, crossOrigin } from './cross-origin';

const allowedOf = async (origins: readonly string[], origin: string) => {
  const answer = crossOrigin(origins);
  const { url, server } = await listen((request, response) => void answer(request, response), '127.0.0.1', 0);
  try {
    const { headers } = await fetch(url, { method: 'OPTIONS', headers: { origin } });
    return headers.get('access-control-allow-origin');
  } finally {
    server.close();
  }
};

it.each(['http://localhost:5173', 'http://localhost', 'http://127.0.0.1:3000'])(
  'a page at %s is let in where any local port is',
  async (origin) => expect(await allowedOf([anyLocalPort], origin)).toBe(origin),
);

it.each([
  'http://localhost.evil.test',
  'https://localhost:5173',
  'http://localhost:5173.evil.test',
  'http://evil.test',
])('a page at %s is not', async (origin) => expect(await allowedOf([anyLocalPort], origin)).toBeNull());

it('and no local page is let in where nobody said so', async () =>
  expect(await allowedOf(['https://app.test'], 'http://localhost:5173')).toBeNull());

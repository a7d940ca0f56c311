import { serverAudits } from 'graphql-http';
import { startPlatform, type TestPlatform } from '../platform';

let platform: TestPlatform;
beforeAll(async () => (platform = await startPlatform()));
afterAll(() => platform.stop());

/** A page of another site can send a query by GET as well: it has to say that it is none, as any client of the graph does. */
const ownFetch: typeof fetch = (input, init) =>
  fetch(input, { ...init, headers: { 'apollo-require-preflight': '1', ...(init?.headers as Record<string, string>) } });

const audits = serverAudits({ url: () => `${platform.url}/graphql`, fetchFn: ownFetch });

describe('GraphQL over HTTP, by the audits of its specification', () => {
  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    expect({ status: result.status, ...(result.status !== 'ok' && { reason: result.reason }) }).toEqual({
      status: 'ok',
    });
  });
});

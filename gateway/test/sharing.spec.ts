import { startPlatform, type TestPlatform } from './platform';

describe('like requests of one moment', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());
  const operation = '{ services { code } }';
  const callsOf = async (tokens: readonly (string | undefined)[]) => {
    const before = platform.neighbours.callers.length;
    await Promise.all(tokens.map((token) => platform.ask(operation, { ...(token && { token }) })));
    return platform.neighbours.callers.length - before;
  };

  it('of visitors are each asked, although they come from one address', async () => {
    expect(await callsOf(Array.from({ length: 20 }, () => undefined))).toBe(20);
  });

  it('of two sessions are each asked', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, index) => platform.issuer.token({ sub: 'acc_1', sid: `ses_${index}` })),
    );
    expect(await callsOf(tokens)).toBe(20);
  });
});

import { startPlatform, type TestPlatform } from '../platform';

const current = 'application/graphql-response+json';
const before = 'application/json';
const good = '{ me { id } }';

describe('the form of an answer', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());

  const formOf = async (accept: string, query = good, variables?: Record<string, unknown>) => {
    const { status, headers, errors, text } = await platform.ask(query, {
      headers: { accept },
      ...(variables && { variables }),
    });
    const [media, charset] = (headers.get('content-type') ?? '').split('; ');
    expect(charset).toBe('charset=utf-8');
    return { status, media, code: errors[0]?.extensions.code, hasData: text.includes('"data"') };
  };

  it.each([
    [current, current],
    [before, before],
    ['*/*', before],
    ['application/*', before],
    ['', before],
    [`${current}, ${before};q=0.9`, current],
    [`${before};q=0.9, ${current}`, current],
    [`${before}, ${current};q=0.5`, before],
    [`${before};q=0.1, ${current};q=0.2`, current],
    [`text/html, */*;q=0.1`, before],
    [`${current};q=0, ${before}`, before],
    ['APPLICATION/JSON; charset=utf-8', before],
  ])('for “%s” is %s', async (accept, media) =>
    expect(await formOf(accept)).toEqual({ status: 200, media, code: undefined, hasData: true }),
  );

  it.each(['text/html', 'image/*', `${current};q=0`, `${before};q=0.0, text/plain`, `${before};q=x`])(
    'is none of “%s”, and the refusal names both that there are',
    async (accept) => {
      const { status, errors } = await platform.ask(good, { headers: { accept } });
      expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 406, code: 'NOT_ACCEPTABLE' });
      expect(errors[0]?.extensions.message.en).toMatch(/application\/graphql-response\+json.*application\/json/);
    },
  );

  describe.each([
    ['cannot be read', '{ me { id }', undefined, 'GRAPHQL_PARSE_FAILED'],
    ['does not fit', '{ you }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'has wrong variables',
      'query ($n: Int) { reviewQueue(first: $n) { edges { cursor } } }',
      { n: 'x' },
      'BAD_USER_INPUT',
    ],
    ['has none of the name', 'query a { me { id } } query b { me { id } }', undefined, 'OPERATION_RESOLUTION_FAILURE'],
  ])('of an operation that %s', (_, query, variables, code) => {
    it.each([
      [current, 400, current],
      [before, 200, before],
      ['*/*', 400, before],
      [`${before}, */*;q=0.1`, 200, before],
    ])('for “%s” has the status %i, and no data', async (accept, status, media) =>
      expect(await formOf(accept, query, variables)).toEqual({ status, media, code, hasData: false }),
    );
  });

  it.each([before, current, '*/*'])('of a subscription tells what to do instead, for “%s”', async (accept) => {
    const told = await formOf(accept, 'subscription { __typename }');
    expect(told).toMatchObject({ status: 400, code: 'SUBSCRIPTIONS_CLOSED', hasData: false });
  });

  it('has the status 200 where a part of it failed, in either form', async () => {
    const partly = '{ services { code } application(id: "1") { id } }';
    for (const accept of [current, before])
      expect(await formOf(accept, partly)).toMatchObject({ status: 200, hasData: true, code: 'UNAUTHENTICATED' });
  });

  it('tells its time and its trace, and is kept by nobody', async () => {
    const { headers } = await platform.ask(good);
    expect(headers.get('server-timing')).toMatch(/^total;dur=\d+\.\d$/);
    expect(headers.get('x-trace-id')).toMatch(/^[\da-f]{32}$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('vary')).toBe('origin, accept, accept-encoding, authorization');
    const traceparent = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`;
    expect((await platform.ask(good, { headers: { traceparent } })).headers.get('x-trace-id')).toBe('ab'.repeat(16));
  });
});

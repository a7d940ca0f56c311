import { startPlatform, type TestPlatform } from './platform';

let platform: TestPlatform;
beforeAll(async () => (platform = await startPlatform({ ALLOWED_ORIGINS: 'https://app.test' })));
afterAll(() => platform.stop());

const ask = (query: string) => platform.ask(query, { headers: { origin: 'https://app.test' } });
const names = ['ratelimit-policy', 'ratelimit', 'retry-after'];
const told = (headers: Headers) => names.map((name) => headers.get(name));

describe('the fields of rate limits', () => {
  it('come with the answer of a look-up, and a page of another origin may read them', async () => {
    const { status, headers, errors } = await ask('{ applicationStatus(number: "A-1") { number } services { code } }');
    expect([status, errors]).toEqual([200, []]);
    expect(told(headers)).toEqual([
      '"applicationStatus-address";q=60;w=60',
      '"applicationStatus-address";r=59;t=60',
      null,
    ]);
    expect(headers.get('access-control-expose-headers')?.split(', ')).toEqual(expect.arrayContaining(names));
  });

  it('say when to come back where one look-up of several was refused; the rest is answered', async () => {
    const { status, headers, data, errors } = await ask(
      '{ a: applicationStatus(number: "A-1") { number } b: applicationStatus(number: "A-0") { number } services { code } }',
    );
    expect([status, data?.['b'], data?.['services']]).toEqual([200, null, [{ code: 'TRAINING_LETTER' }]]);
    expect(errors).toMatchObject([
      {
        path: ['b'],
        extensions: { code: 'TOO_MANY_TRIES_HERE', message: { en: expect.stringContaining('1 minute') as string } },
      },
    ]);
    expect(told(headers)).toEqual([
      '"applicationStatus-address";q=60;w=60',
      '"applicationStatus-address";r=0;t=60',
      '60',
    ]);
  });

  it('of several subgraphs are one list', async () => {
    const { headers } = await ask(
      '{ applicationStatus(number: "A-1") { number } fileClaim(number: "C-0") { number } }',
    );
    const list = (value: string | null) => value?.split(', ').sort();
    const [policies, limits, retryAfter] = told(headers);
    expect(list(policies ?? null)).toEqual(['"applicationStatus-address";q=60;w=60', '"fileClaim-address";q=20;w=60']);
    expect(list(limits ?? null)).toEqual(['"applicationStatus-address";r=59;t=60', '"fileClaim-address";r=0;t=20']);
    expect(retryAfter).toBe('20');
  });

  it('come with no other answer', async () => {
    expect(told((await ask('{ services { code } }')).headers)).toEqual([null, null, null]);
    expect(told((await ask('{')).headers)).toEqual([null, null, null]);
  });
});

import { call, startFixture, type Fixture } from './fixture';

const DAY_MS = 86_400_000;

/** Reads the data of a stream of Server-Sent Events, one at a time. */
async function* events(url: string, signal: AbortSignal): AsyncGenerator<unknown> {
  const reply = await fetch(url, { signal });
  let rest = '';
  for await (const chunk of reply.body!.pipeThrough(new TextDecoderStream())) {
    rest += chunk;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const frame = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (frame.startsWith('data: ')) yield JSON.parse(frame.slice(6));
    }
  }
}

describe('the movable clock', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await startFixture()));
  afterEach(() => fixture.stop());

  const move = (wish: unknown) => call('POST', fixture.at('/api/clock'), wish);

  test('goes forward by durations and offsets, and back only by a reset', async () => {
    expect((await call('GET', fixture.at('/api/clock'))).body.offsetMs).toBe(0);
    expect((await move({ advance: 'P31D' })).body.offsetMs).toBe(31 * DAY_MS);
    const moved = await move({ advance: 'P1DT1H30M5S' });
    expect(moved.body.offsetMs).toBe(32 * DAY_MS + 5_405_000);
    expect(Math.abs(Date.parse(String(moved.body.now)) - Date.now() - Number(moved.body.offsetMs))).toBeLessThan(5_000);
    expect(await move({ offsetMs: 1 })).toMatchObject({ status: 409, body: { code: 'CLOCK_BACKWARD' } });
    expect((await move({ offsetMs: 40 * DAY_MS })).body.offsetMs).toBe(40 * DAY_MS);
    expect((await move({ reset: true })).body.offsetMs).toBe(0);
  });

  test.each(['', 'P', 'PT', 'P0D', '-P1D', 'P1.5D', '31D', 'P1H', 'PT1D', 'P1DT', 'p1d', 'P99999999D'])(
    'refuses %p as a duration',
    async (advance) => {
      const answer = await move({ advance });
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'INVALID_DURATION', message: { en: expect.stringContaining('P31D') } },
      });
    },
  );

  test.each([{}, { advance: 'P1D', reset: true }, { offsetMs: -1 }, { reset: false }])('refuses %j', async (wish) => {
    expect(await move(wish)).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
  });

  test.each(['P11Y', 'P9999Y', 'P99999D'])('does not go as far as %s', async (advance) => {
    expect(await move({ advance })).toMatchObject({ status: 409, body: { code: 'CLOCK_TOO_FAR' } });
  });

  test('the stream tells the offset at once and at each change', async () => {
    const stop = new AbortController();
    const stream = events(fixture.at('/clock/stream'), stop.signal);
    expect((await stream.next()).value).toEqual({ offsetMs: 0 });
    await move({ advance: 'PT1H' });
    expect((await stream.next()).value).toEqual({ offsetMs: 3_600_000 });
    await move({ reset: true });
    expect((await stream.next()).value).toEqual({ offsetMs: 0 });
    stop.abort();
  });

  test('stopping the sandbox ends the streams', async () => {
    const other = await startFixture();
    const stream = events(other.at('/clock/stream'), new AbortController().signal);
    await stream.next();
    await other.stop();
    expect((await stream.next()).done).toBe(true);
  });

  test('stamps messages and payments', async () => {
    const { now } = (await move({ advance: 'P40D' })).body;
    const headers = { authorization: 'Bearer sms-key-for-tests', 'idempotency-key': 'c1' };
    await call('POST', fixture.at('/sms'), { to: '+966501234567', text: 'x' }, headers);
    const { at } = (await call('GET', fixture.at('/api/messages/msg-1'))).body;
    expect(Date.parse(String(at))).toBeGreaterThanOrEqual(Date.parse(String(now)));
  });
});

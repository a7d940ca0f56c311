import { createLookUps } from '../src/limits/look-ups';
import { rateLimitFields } from '../src/limits/rate-limit-fields';
import { openStore } from './support/parties';

const rules = {
  status: {
    perAddress: { points: 20, minutes: 1 },
    perNumberFromHere: { points: 3, minutes: 10 },
    perNumber: { points: 5, minutes: 10 },
  },
};
const open = () => openStore((connection) => createLookUps(connection, rules).status);

let store: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  store = await open();
});
afterEach(() => store.connection.collection('limits').deleteMany({}));
afterAll(() => store.drop());

const askerAt = (address: string) => {
  const headers: Record<string, string> = {};
  const rateLimit = rateLimitFields((name, value) => (headers[name] = value));
  return { caller: { roles: [], address }, rateLimit, headers };
};

/** Looks up a number. @returns the code of its refusal, and what the answer says of it */
const lookUp = async (number: string, address: string, lookUps = store.parts) => {
  const asker = askerAt(address);
  const code = await lookUps.take(number, asker).then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  );
  return { code, ...asker.headers };
};
const codesOf = (found: readonly { code?: string | undefined }[]) => found.map(({ code }) => code);
const refused = 'TOO_MANY_TRIES_HERE';
const all = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** Lets the windows of all counts end. */
const passWindows = () =>
  store.connection.collection('limits').updateMany({}, { $set: { expire: new Date(Date.now() - 1) } });

describe('look-ups', () => {
  test('IDN-12 of one number from one network are counted, its last one is answered and the next refused', async () => {
    const seen = [];
    for (let times = 0; times < 4; times += 1) seen.push(await lookUp('A-1', '192.0.2.1'));
    expect(codesOf(seen)).toEqual(['taken', 'taken', 'taken', refused]);
    expect(seen[0]).toEqual({
      code: 'taken',
      'ratelimit-policy': '"status-address";q=20;w=60, "status-number";q=3;w=600',
      ratelimit: expect.stringMatching(/^"status-address";r=19;t=\d+, "status-number";r=2;t=\d+$/) as string,
    });
    expect(seen[3]).toMatchObject({ ratelimit: expect.stringContaining('"status-number";r=0;t=') as string });
    expect(Number((seen[3] as Record<string, string>)['retry-after'])).toBeGreaterThan(590);
    expect((await lookUp('A-2', '192.0.2.1')).code).toBe('taken');
    expect((await lookUp('A-1', '192.0.2.2')).code).toBe('taken');
    await passWindows();
    expect((await lookUp('A-1', '192.0.2.1')).code).toBe('taken');
  });

  test('IDN-12 of many numbers from one network are counted together; an IPv6 /64 is one network', async () => {
    const network = '2001:db8:0:1';
    const found = await all(21, (index) => lookUp(`A-${index}`, `${network}::${index + 1}`));
    expect(codesOf(found).filter((code) => code === refused)).toHaveLength(1);
    expect((await lookUp('A-1', '2001:db8:0:2::1')).code).toBe('taken');
    const { 'retry-after': retryAfter } = (await lookUp('A-9', `${network}::9`)) as Record<string, string>;
    expect(Number(retryAfter)).toBeLessThanOrEqual(60);
  });

  test('IDN-12 who is refused by address takes nothing from the number', async () => {
    await all(20, (index) => lookUp(`A-${index}`, '192.0.2.1'));
    await all(20, () => lookUp('B-1', '192.0.2.1'));
    expect(await store.connection.collection('limits').countDocuments({ key: /perNumber:/ })).toBe(20);
  });

  test('IDN-12 two replicas count together, and at once', async () => {
    const replica = createLookUps(store.connection, rules).status;
    const found = await all(10, (index) => lookUp('A-1', '192.0.2.1', index % 2 ? replica : store.parts));
    expect(codesOf(found).filter((code) => code === 'taken')).toHaveLength(3);
  });

  test('IDN-12 strangers who use a number up lock nobody out: the first from elsewhere is answered, the next not', async () => {
    for (const address of ['192.0.2.1', '192.0.2.2']) await all(3, () => lookUp('A-1', address));
    const first = await lookUp('A-1', '198.51.100.7');
    expect(first.code).toBe('taken');
    const next = await lookUp('A-1', '198.51.100.7');
    expect(next.code).toBe(refused);
    // How many others asked for the number is not told.
    expect(next).toMatchObject({ ratelimit: expect.stringContaining('"status-number";r=1;') as string });
  });

  test('IDN-12 what is given back can be taken again, without end', async () => {
    for (let times = 0; times < 10; times += 1) {
      expect((await lookUp('A-1', '192.0.2.1')).code).toBe('taken');
      await store.parts.giveBack('A-1', askerAt('192.0.2.1'));
    }
  });

  test('a number is not kept, however long it is', async () => {
    await lookUp('A-482-913-075'.padEnd(100_000, '0'), '192.0.2.1');
    const kept = JSON.stringify(await store.connection.collection('limits').find().toArray());
    expect(kept).not.toContain('482');
    expect(kept.length).toBeLessThan(1_000);
  });
});

import { standstillCheck } from './standstill';

const patienceMs = 30_000;

const consumer = () => {
  const world = { now: 0, lastSignAt: 0, answers: true };
  const check = standstillCheck({
    lastSignAt: () => world.lastSignAt,
    brokerAnswers: () => Promise.resolve(world.answers),
    patienceMs,
    now: () => world.now,
  });
  /** Looks after so many seconds. */
  const after = async (seconds: number): Promise<string> => {
    world.now += seconds * 1_000;
    return Promise.resolve(check()).catch((error: Error) => `ill: ${error.message}`);
  };
  return { world, after };
};

test('a consumer whose heart beats is well', async () => {
  const { after } = consumer();
  expect(await after(30)).toBe('heartbeat 30 s ago');
});

test('one that waits for a broker that is away is well, however long', async () => {
  const { world, after } = consumer();
  world.answers = false;
  expect(await after(90)).toBe('the broker does not answer; heartbeat 90 s ago');
  expect(await after(3_600)).toBe('the broker does not answer; heartbeat 3690 s ago');
});

test('it has its time to come back when the broker does', async () => {
  const { world, after } = consumer();
  world.answers = false;
  await after(90);
  world.answers = true;
  expect(await after(10)).toBe('the broker answers again; heartbeat 100 s ago');
  expect(await after(30)).toBe('the broker answers again; heartbeat 130 s ago');
  world.lastSignAt = world.now;
  expect(await after(5)).toBe('heartbeat 5 s ago');
});

test('one that stands still while the broker answers is ill', async () => {
  const { after } = consumer();
  expect(await after(31)).toContain('the broker answers again');
  expect(await after(31)).toBe('ill: stands still for 62 s while the broker answers');
});

test('a broker that comes and goes makes nobody ill', async () => {
  const { world, after } = consumer();
  for (let turn = 0; turn < 10; turn++) {
    world.answers = turn % 2 === 0;
    expect(await after(20)).not.toContain('ill');
  }
});

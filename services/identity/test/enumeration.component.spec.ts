import { codeOf, mutate } from './mutate';
import { actions, codesOf, member } from './people';
import { form, idNumber } from './form';
import { openWorld, start, type World } from './world';

let world: World;
let people: Awaited<ReturnType<typeof member>>[];
const runs = 21;

beforeAll(async () => {
  // Passwords cost here what they cost in production: time is what these tests are about.
  world = await openWorld({ ARGON2_MEMORY_KIB: '65536', ARGON2_PASSES: '3' });
  people = [];
  for (let index = 0; index < runs; index++) people.push(await member(world, index + 1));
}, 120_000);
afterAll(() => world.close());

const timeOf = async (work: Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work;
  return performance.now() - began;
};
/** The part of a list's values, in percent, that are not above the value that it gives. */
const percentile = (list: readonly number[], percent: number): number =>
  list.toSorted((one, other) => one - other).at(Math.floor((runs * percent) / 100)) ?? 0;

/**
 * Does something for somebody known and for nobody, in turns, so that a busy machine slows both; each of the two goes
 * first as often as the other. Not only their medians are alike, but the faster and the slower halves as well.
 */
const expectAlike = async (known: (run: number) => Promise<unknown>, unknown: (run: number) => Promise<unknown>) => {
  const times = { known: [] as number[], unknown: [] as number[] };
  const take = async (whom: 'known' | 'unknown', run: number) =>
    times[whom].push(await timeOf((whom === 'known' ? known : unknown)(run)));
  for (let run = 0; run < runs; run++) {
    await take(run % 2 ? 'known' : 'unknown', run);
    await take(run % 2 ? 'unknown' : 'known', run);
  }
  const ratio = (percent: number) => percentile(times.known, percent) / percentile(times.unknown, percent);
  const ratios = { p25: ratio(25), p50: ratio(50), p75: ratio(75) };
  const [low, high] = [Math.min(ratios.p25, ratios.p75), Math.max(ratios.p25, ratios.p75)];
  const alike = ratios.p50 > 0.9 && ratios.p50 < 1.1 && low > 0.85 && high < 1.15;
  expect({ alike, ratios }).toEqual({ alike: true, ratios });
};
const email = (run: number) => people[run]?.email ?? '';
const humans = async (count: number) => Promise.all(Array.from({ length: count }, () => world.human()));

test('IDN-05 a sign-up with data that somebody has takes as long as any other, within 10 %', async () => {
  const solutions = await humans(2 * runs);
  const shapes: unknown[] = [];
  const signUp = async (index: number, human: string) => {
    const { signUp: opened, errors } = await actions(world).signUp(form(index, { human }));
    shapes.push({ errors, mobile: opened?.mobile.length, id: opened?.id.length });
  };
  await expectAlike(
    (run) => signUp(run + 1, solutions[2 * run] ?? ''),
    (run) => signUp(run + 500, solutions[2 * run + 1] ?? ''),
  );
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
}, 120_000);

test('IDN-07 a refused log-in takes as long for a known e-mail or ID number as for an unknown one, within 10 %', async () => {
  const solutions = await humans(2 * runs);
  const answers = new Set<string>();
  const logIn = async (identifier: string, human: string | undefined) => {
    const { errors, tokens } = await actions(world).logIn({ identifier, password: 'not the password', human });
    answers.add(JSON.stringify({ errors, tokens }));
  };
  await expectAlike(
    (run) => logIn(run % 2 ? email(run) : (people[run]?.idNumber ?? ''), solutions[2 * run]),
    (run) => logIn(run % 2 ? `nobody${run}@example.com` : idNumber(60_000 + run), solutions[2 * run + 1]),
  );
  expect(answers.size).toBe(1);
}, 120_000);

test('IDN-09 a forgotten password takes as long for a known e-mail as for an unknown one, within 10 %', async () => {
  const solutions = await humans(2 * runs);
  const answers = new Set<string>();
  const request = async (of: string, human: string | undefined) =>
    answers.add(JSON.stringify(await mutate(world, 'requestPasswordReset', { email: of, human })));
  await expectAlike(
    (run) => request(email(run), solutions[2 * run]),
    (run) => request(`nobody${run}@example.com`, solutions[2 * run + 1]),
  );
  expect(answers.size).toBe(1);
}, 120_000);

test('IDN-10 a forgotten user name takes as long for a known mobile as for an unknown one, within 10 %', async () => {
  const solutions = await humans(2 * runs);
  const request = async (mobile: string, human: string | undefined) =>
    expect(codeOf(await mutate(world, 'requestUserName', { mobile, human }, 'request { codeExpiresAt }'))).toBe(
      undefined,
    );
  await expectAlike(
    (run) => request(people[run]?.mobile ?? '', solutions[2 * run]),
    (run) => request(`05${59_000_000 + run}`, solutions[2 * run + 1]),
  );
}, 120_000);

test('IDN-10 a forgotten user name takes as long for known numbers as for unknown ones, within 10 %', async () => {
  const solutions = await humans(2 * runs);
  const answers = new Set<string>();
  const request = async (numbers: object, human: string | undefined) => {
    const input = { ...numbers, human };
    answers.add(JSON.stringify(await mutate(world, 'requestUserName', input, 'request { codeExpiresAt }')));
  };
  await expectAlike(
    (run) => request({ fileNumber: people[run]?.fileNumber, idNumber: people[run]?.idNumber }, solutions[2 * run]),
    (run) =>
      request({ fileNumber: `F-999-000-${100 + run}`, idNumber: idNumber(61_000 + run) }, solutions[2 * run + 1]),
  );
  expect(answers.size).toBe(1);
}, 120_000);

test('IDN-07 IDN-04 who waits for the activation is refused as nobody is, with the right password too', async () => {
  const pending = Array.from({ length: runs }, (_, run) => form(700 + run));
  for (const one of pending) expect(codesOf(await actions(world).signUp(one))).toEqual([]);
  const solutions = await humans(2 * runs);
  const answers = new Set<string>();
  const logIn = async (identifier: string, human: string | undefined) => {
    const { errors, tokens } = await actions(world).logIn({ identifier, human });
    answers.add(JSON.stringify({ errors, tokens }));
  };
  await expectAlike(
    (run) => logIn(pending[run]?.email ?? '', solutions[2 * run]),
    (run) => logIn(`none${run}@example.com`, solutions[2 * run + 1]),
  );
  expect(answers.size).toBe(1);
}, 120_000);

test('IDN-07 IDN-12 a locked account is refused as what is locked in its stead where there is none', async () => {
  const locked = { email: email(0), nobody: 'locked.nobody@example.com' };
  const logIn = (identifier: string, password: string, human: string | undefined) =>
    actions(world).logIn({ identifier, password, human });
  for (const identifier of Object.values(locked)) {
    const solutions = await humans(11);
    for (const human of solutions) await logIn(identifier, 'not the password', human);
  }
  const solutions = await humans(2 * runs);
  const answers = new Set<string>();
  const tryOn = async (identifier: string, human: string | undefined) => {
    const { errors, tokens } = await logIn(identifier, form(0).password, human);
    answers.add(JSON.stringify({ errors, tokens }));
  };
  await expectAlike(
    (run) => tryOn(locked.email, solutions[2 * run]),
    (run) => tryOn(locked.nobody, solutions[2 * run + 1]),
  );
  expect([...answers]).toEqual([expect.stringContaining('LOG_IN_LOCKED')]);
  world.clock.moveTo(new Date(Date.parse(start) + 15 * 60_000));
}, 120_000);

test('IDN-13 a hash of cheaper parameters is made anew at the next log-in, and the password stays', async () => {
  const [person] = people;
  await world.weaken(person?.accountId ?? '', person?.password ?? '');
  expect(await world.passwordHashOf(person?.accountId ?? '')).toContain('m=1024,t=1');
  expect(codesOf(await actions(world).logIn({ identifier: person?.email }))).toEqual([]);
  expect(await world.passwordHashOf(person?.accountId ?? '')).toContain('m=65536,t=3');
  expect(codesOf(await actions(world).logIn({ identifier: person?.email }))).toEqual([]);
});

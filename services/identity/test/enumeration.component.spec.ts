import { codeOf, medianOf, mutate } from './mutate';
import { actions, activePerson, codesOf } from './people';
import { form, idNumber, openWorld, type World } from './world';

let world: World;
let people: Awaited<ReturnType<typeof activePerson>>[];
const runs = 15;

beforeAll(async () => {
  // Passwords cost here what they cost in production: time is what these tests are about.
  world = await openWorld({ ARGON2_MEMORY_KIB: '65536', ARGON2_PASSES: '3', ANSWERS_AFTER_MS: '500' });
  people = [];
  for (let index = 0; index < runs; index++) people.push(await activePerson(world, index + 1));
}, 60_000);
afterAll(() => world.close());

/** The medians of doing something for somebody known and for nobody, in turns, so that a busy machine slows both. */
const compare = async (known: (run: number) => Promise<unknown>, unknown: (run: number) => Promise<unknown>) => {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let run = 0; run < runs; run++) {
    times.known.push(await medianOf(1, () => known(run)));
    times.unknown.push(await medianOf(1, () => unknown(run)));
  }
  const median = (list: number[]) => list.toSorted((one, other) => one - other).at(Math.floor(runs / 2)) ?? 0;
  return median(times.known) / median(times.unknown);
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
  const ratio = await compare(
    (run) => signUp(run + 1, solutions[2 * run] ?? ''),
    (run) => signUp(run + 500, solutions[2 * run + 1] ?? ''),
  );
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.1);
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
}, 60_000);

test('IDN-07 a refused log-in takes as long for a known e-mail or ID number as for an unknown one, within 10 %', async () => {
  const solutions = await humans(2 * runs);
  const answers = new Set<string>();
  const logIn = async (identifier: string, human: string | undefined) => {
    const { errors, tokens } = await actions(world).logIn({ identifier, password: 'not the password', human });
    answers.add(JSON.stringify({ errors, tokens }));
  };
  const ratio = await compare(
    (run) => logIn(run % 2 ? email(run) : (people[run]?.idNumber ?? ''), solutions[2 * run]),
    (run) => logIn(run % 2 ? `nobody${run}@example.com` : idNumber(60_000 + run), solutions[2 * run + 1]),
  );
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.1);
  expect(answers.size).toBe(1);
}, 60_000);

test('IDN-09 a forgotten password takes as long for a known e-mail as for an unknown one, within 10 %', async () => {
  const solutions = await humans(2 * runs);
  const answers = new Set<string>();
  const request = async (of: string, human: string | undefined) =>
    answers.add(JSON.stringify(await mutate(world, 'requestPasswordReset', { email: of, human })));
  const ratio = await compare(
    (run) => request(email(run), solutions[2 * run]),
    (run) => request(`nobody${run}@example.com`, solutions[2 * run + 1]),
  );
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.1);
  expect(answers.size).toBe(1);
}, 60_000);

test('IDN-10 a forgotten user name takes as long for a known mobile as for an unknown one, within 10 %', async () => {
  const solutions = await humans(2 * runs);
  const request = async (mobile: string, human: string | undefined) =>
    expect(codeOf(await mutate(world, 'requestUserName', { mobile, human }, 'request { codeExpiresAt }'))).toBe(
      undefined,
    );
  const ratio = await compare(
    (run) => request(people[run]?.mobile ?? '', solutions[2 * run]),
    (run) => request(`05${59_000_000 + run}`, solutions[2 * run + 1]),
  );
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.1);
}, 60_000);

test('IDN-13 a hash of cheaper parameters is made anew at the next log-in, and the password stays', async () => {
  const [person] = people;
  await world.weaken(person?.accountId ?? '', person?.password ?? '');
  expect(await world.passwordHashOf(person?.accountId ?? '')).toContain('m=1024,t=1');
  expect(codesOf(await actions(world).logIn({ identifier: person?.email }))).toEqual([]);
  expect(await world.passwordHashOf(person?.accountId ?? '')).toContain('m=65536,t=3');
  expect(codesOf(await actions(world).logIn({ identifier: person?.email }))).toEqual([]);
});

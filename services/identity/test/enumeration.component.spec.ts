import { codeOf, mutate } from './support/mutate';
import { actions, codesOf, member } from './support/people';
import { form, idNumber } from './support/form';
import { openWorld, start, type World } from './support/world';

let world: World;
let people: Awaited<ReturnType<typeof member>>[];
const runs = 21;

beforeAll(async () => {
  // Passwords cost here what they cost in production: time is what these tests are about.
  world = await openWorld({ ARGON2_MEMORY_KIB: '65536', ARGON2_PASSES: '3', ANSWERS_AFTER_MS: '500' });
  people = await Promise.all(Array.from({ length: runs }, (_, index) => member(world, index + 1)));
}, 240_000);
afterAll(() => world.close());

const timeOf = async (work: Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work;
  return performance.now() - began;
};
/** The part of a list's values, in percent, that are not above the value that it gives. */
const percentile = (list: readonly number[], percent: number): number =>
  list.toSorted((one, other) => one - other).at(Math.floor((runs * percent) / 100)) ?? 0;

interface Times {
  known: number[];
  unknown: number[];
}
/** Does something once, with a proof of a human; `run` counts on from series to series. */
type Work = (run: number, human: string) => Promise<unknown>;

/** In turns, so that a busy machine slows both; each of the two goes first as often as the other. */
const takeTimes = async (work: Record<keyof Times, Work>, first: number): Promise<Times> => {
  const times: Times = { known: [], unknown: [] };
  const solutions = await Promise.all(Array.from({ length: 2 * runs }, () => world.human()));
  for (let run = first; run < first + runs; run++)
    for (const whom of run % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const))
      times[whom].push(await timeOf(work[whom](run, solutions.pop() ?? '')));
  return times;
};

const ratiosOf = ({ known, unknown }: Times) => {
  const at = (percent: number) => percentile(known, percent) / percentile(unknown, percent);
  return { p25: at(25), p50: at(50), p75: at(75) };
};
const within = (ratio: number, part: number) => ratio > 1 - part && ratio < 1 + part;

/**
 * For somebody known it takes as long as for nobody: the medians, and the faster and the slower ones as well. What a busy
 * machine does to one series it does not do to three; a difference that is there is there in each.
 */
const expectAlike = async (known: Work, unknown: Work) => {
  const seen: ReturnType<typeof ratiosOf>[] = [];
  for (let series = 0; series < 3; series++) {
    // So many tries are more than an hour allows.
    await world.store.collection('limits').deleteMany({ key: /^(recovery|signUp|logIn\/address)/ });
    const ratios = ratiosOf(await takeTimes({ known, unknown }, series * runs));
    seen.push(ratios);
    if (within(ratios.p50, 0.1) && within(ratios.p25, 0.15) && within(ratios.p75, 0.15)) return;
  }
  throw new Error(`takes longer for one than for the other: ${JSON.stringify(seen)}`);
};
const person = (run: number) => people[run % runs] as (typeof people)[number];

test('IDN-05 a sign-up with data that somebody has takes as long as any other, within 10 %', async () => {
  const shapes: unknown[] = [];
  const signUp = async (index: number, human: string) => {
    const { signUp: opened, errors } = await actions(world).signUp(form(index, { human }));
    shapes.push({ errors, mobile: opened?.mobile.length, id: opened?.id.length });
  };
  await expectAlike(
    (run, human) => signUp((run % runs) + 1, human),
    (run, human) => signUp(run + 500, human),
  );
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
}, 240_000);

test('IDN-07 a refused log-in takes as long for a known e-mail or ID number as for an unknown one, within 10 %', async () => {
  const answers = new Set<string>();
  const logIn = async (identifier: string, human: string) => {
    const { errors, tokens } = await actions(world).logIn({ identifier, password: 'not the password', human });
    answers.add(JSON.stringify({ errors, tokens }));
  };
  await expectAlike(
    (run, human) => logIn(run % 2 ? person(run).email : person(run).idNumber, human),
    (run, human) => logIn(run % 2 ? `nobody${run}@example.com` : idNumber(60_000 + run), human),
  );
  expect(answers.size).toBe(1);
}, 240_000);

test('IDN-09 a forgotten password takes as long for a known e-mail as for an unknown one, within 10 %', async () => {
  const answers = new Set<string>();
  const request = async (of: string, human: string) =>
    answers.add(JSON.stringify(await mutate(world, 'requestPasswordReset', { email: of, human })));
  await expectAlike(
    (run, human) => request(person(run).email, human),
    (run, human) => request(`nobody${run}@example.com`, human),
  );
  expect(answers.size).toBe(1);
}, 240_000);

test('IDN-10 a forgotten user name takes as long for a known mobile as for an unknown one, within 10 %', async () => {
  const request = async (mobile: string, human: string) =>
    expect(codeOf(await mutate(world, 'requestUserName', { mobile, human }, 'request { codeExpiresAt }'))).toBe(
      undefined,
    );
  await expectAlike(
    (run, human) => request(person(run).mobile, human),
    (run, human) => request(`05${59_000_000 + run}`, human),
  );
}, 240_000);

test('IDN-10 a forgotten user name takes as long for known numbers as for unknown ones, within 10 %', async () => {
  const answers = new Set<string>();
  const request = async (numbers: object, human: string) => {
    const input = { ...numbers, human };
    answers.add(JSON.stringify(await mutate(world, 'requestUserName', input, 'request { codeExpiresAt }')));
  };
  await expectAlike(
    (run, human) => request({ fileNumber: person(run).fileNumber, idNumber: person(run).idNumber }, human),
    (run, human) => request({ fileNumber: `F-999-000-${100 + run}`, idNumber: idNumber(61_000 + run) }, human),
  );
  expect(answers.size).toBe(1);
}, 240_000);

test('IDN-07 IDN-04 who waits for the activation is refused as nobody is, with the right password too', async () => {
  const pending = Array.from({ length: runs }, (_, run) => form(700 + run));
  for (const one of pending) expect(codesOf(await actions(world).signUp(one))).toEqual([]);
  const answers = new Set<string>();
  const logIn = async (identifier: string, human: string) => {
    const { errors, tokens } = await actions(world).logIn({ identifier, human });
    answers.add(JSON.stringify({ errors, tokens }));
  };
  await expectAlike(
    (run, human) => logIn(pending[run % runs]?.email ?? '', human),
    (run, human) => logIn(`none${run}@example.com`, human),
  );
  expect(answers.size).toBe(1);
}, 240_000);

test('IDN-07 IDN-12 a locked account is refused as what is locked in its stead where there is none', async () => {
  const locked = { email: person(0).email, nobody: 'locked.nobody@example.com' };
  const logIn = (identifier: string, password: string, human: string) =>
    actions(world).logIn({ identifier, password, human });
  for (const identifier of Object.values(locked))
    for (let time = 0; time < 11; time++) await logIn(identifier, 'not the password', await world.human());
  const answers = new Set<string>();
  const tryOn = async (identifier: string, human: string) => {
    const { errors, tokens } = await logIn(identifier, form(0).password, human);
    answers.add(JSON.stringify({ errors, tokens }));
  };
  await expectAlike(
    (_, human) => tryOn(locked.email, human),
    (_, human) => tryOn(locked.nobody, human),
  );
  expect([...answers]).toEqual([expect.stringContaining('LOG_IN_LOCKED')]);
  world.clock.moveTo(new Date(Date.parse(start) + 15 * 60_000));
}, 240_000);

test('IDN-13 a hash of cheaper parameters is made anew at the next log-in, and the password stays', async () => {
  const one = person(0);
  await world.weaken(one.accountId, one.password);
  expect(await world.passwordHashOf(one.accountId)).toContain('m=1024,t=1');
  expect(codesOf(await actions(world).logIn({ identifier: one.email }))).toEqual([]);
  expect(await world.passwordHashOf(one.accountId)).toContain('m=65536,t=3');
  expect(codesOf(await actions(world).logIn({ identifier: one.email }))).toEqual([]);
});

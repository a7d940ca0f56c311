import { bringWaiting, forgetTries, lockOut, pairs, type Title } from './support/alike';
import { actions, codesOf, type Member, member } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
let people: Member[];
beforeAll(async () => {
  world = await openWorld({ ARGON2_MEMORY_KIB: '2048' });
  people = await Promise.all([1, 2, 3].map((index) => member(world, index)));
  await bringWaiting(world, people.length);
});
afterAll(() => world.close());

/** The different answers that those who are known and those who are not get. How long they take: enumeration.timing.ts. */
const answersTo = async (title: Title): Promise<string[]> => {
  const pair = pairs(world, people)[title];
  await forgetTries(world);
  const answers = new Set<string>();
  for (const run of people.keys())
    for (const ask of [pair.known, pair.unknown]) answers.add(JSON.stringify(await ask(run, await world.human())));
  return [...answers];
};

test.each([
  'IDN-05 a sign-up with data that somebody has',
  'IDN-07 a refused log-in',
  'IDN-09 a forgotten password',
  'IDN-10 a forgotten user name, by a mobile',
  'IDN-10 a forgotten user name, by numbers',
  'IDN-07 IDN-04 a log-in of who waits for the activation',
] as const)('%s is answered as if there were nobody', async (title) => {
  expect(await answersTo(title)).toHaveLength(1);
});

test('IDN-07 IDN-12 a locked account is refused as what is locked in its stead where there is none', async () => {
  await lockOut(world, people);
  const answers = await answersTo('IDN-07 IDN-12 a log-in while it is locked');
  expect(answers).toEqual([expect.stringContaining('LOG_IN_LOCKED')]);
  world.clock.moveTo(new Date(Date.parse(start) + 15 * 60_000));
});

test('IDN-13 a hash of cheaper parameters is made anew at the next log-in, and the password stays', async () => {
  const [one] = people as [Member];
  await world.weaken(one.accountId, one.password);
  expect(await world.passwordHashOf(one.accountId)).toContain('m=1024,t=1');
  expect(codesOf(await actions(world).logIn({ identifier: one.email }))).toEqual([]);
  expect(await world.passwordHashOf(one.accountId)).toContain('m=2048,t=1');
  expect(codesOf(await actions(world).logIn({ identifier: one.email }))).toEqual([]);
});

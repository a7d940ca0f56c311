import { factorActions, codeOf, enrolled } from './support/factors';
import { deviceLinkOf, lockOut } from './support/locked';
import { mutate } from './support/mutate';
import { actions, activePerson, callerOf, codesOf } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

type Person = Awaited<ReturnType<typeof activePerson>>;
const minutes = (count: number, ms = 0) => new Date(Date.parse(start) + count * 60_000 + ms);
const enter = ({ email }: Person, input: object = {}) => actions(world).logIn({ identifier: email, ...input });
const keptBy = async (person: Person, input: object = {}) => (await enter(person, input)).deviceToken ?? '';
/** Ten wrong passwords of a stranger, who may show something as a device's token. */
const attack = (person: Person, deviceToken?: string) => lockOut(world, person, deviceToken);
const linkOf = (person: Person, times?: number) => deviceLinkOf(world, person, times);
const recognise = (token: string) =>
  mutate<{ deviceToken: string | null }>(world, 'recogniseDevice', { token }, 'deviceToken');
const isDevice = expect.stringMatching(/^dev_[\w-]{43}$/) as string;

describe('IDN-12 a stranger fails ten logins on your account', () => {
  test('you get in from a device that you have used, as often as you like; the stranger does not, also not with the password', async () => {
    const you = await activePerson(world, 1);
    const deviceToken = await keptBy(you);
    expect(deviceToken).toEqual(isDevice);
    await attack(you);
    for (let time = 0; time < 3; time++)
      expect(await enter(you, { deviceToken })).toMatchObject({ errors: [], deviceToken });
    expect(codesOf(await enter(you))).toEqual(['LOG_IN_LOCKED']);
    expect(codesOf(await enter(you, { deviceToken: 'dev_made-up' }))).toEqual(['LOG_IN_LOCKED']);
  });

  test('you get in by the link of the mail about it, at any hour of the attack; the link signs nobody in', async () => {
    const you = await activePerson(world, 2);
    await attack(you);
    const { deviceToken, errors } = await recognise(await linkOf(you));
    expect({ deviceToken, errors }).toEqual({ deviceToken: isDevice, errors: [] });
    expect(codesOf(await enter(you, { deviceToken, password: 'not it' }))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await enter(you, { deviceToken }))).toEqual([]);
    world.clock.moveTo(minutes(15));
    await attack(you);
    expect(codesOf(await enter(you, { deviceToken: (await recognise(await linkOf(you, 2))).deviceToken }))).toEqual([]);
  });

  test('you get in with a right password and the app, from a device that you have used', async () => {
    const you = await activePerson(world, 3);
    const { secret } = await enrolled(world, you);
    const { logIn } = factorActions(world);
    const complete = async (deviceToken?: string) => {
      const { secondFactor } = await logIn({ identifier: you.email, deviceToken });
      const input = { challengeId: secondFactor?.id, code: codeOf(secret), deviceToken };
      return mutate<{ deviceToken: string | null }>(world, 'completeLogIn', input, 'deviceToken');
    };
    const { deviceToken } = await complete();
    await attack(you);
    const { secondFactor, errors } = await logIn({ identifier: you.email, deviceToken });
    expect(errors).toEqual([]);
    expect(secondFactor?.id).toMatch(/^lgc_/);
  });
});

test.each([
  ['works to the last millisecond of its 60 minutes', minutes(60), []],
  ['has expired a millisecond later', minutes(60, 1), ['LINK_EXPIRED']],
])('IDN-12 the link %s', async (_, instant, expected) => {
  const you = await activePerson(world, 10 + expected.length);
  await attack(you);
  const token = await linkOf(you);
  world.clock.moveTo(instant);
  expect(codesOf(await recognise(token))).toEqual(expected);
});

test('IDN-12 the link is followed five times, by people and scanners, and a newer one ends it', async () => {
  const you = await activePerson(world, 20);
  await attack(you);
  const first = await linkOf(you);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => recognise(first)));
  expect(new Set(answers.map(({ deviceToken }) => deviceToken)).size).toBe(5);
  expect(codesOf(await recognise(first))).toEqual(['LINK_INVALID']);
  world.clock.moveTo(minutes(15));
  await attack(you);
  await linkOf(you, 2);
  expect(codesOf(await recognise(first))).toEqual(['LINK_INVALID']);
  expect(codesOf(await recognise('never-given'))).toEqual(['LINK_INVALID']);
});

test('IDN-12 a device has ten tries of its own, of 30 at once no more are judged, and then it is a stranger’s', async () => {
  const you = await activePerson(world, 30);
  const deviceToken = await keptBy(you);
  const solutions = await Promise.all(Array.from({ length: 30 }, () => world.human()));
  const answers = await Promise.all(
    solutions.map((human) => enter(you, { deviceToken, password: 'not the password', human })),
  );
  // Ten as the device's, ten as a stranger's.
  expect(answers.filter((answer) => codesOf(answer)[0] === 'INVALID_CREDENTIALS').length).toBeLessThanOrEqual(20);
  expect(codesOf(await enter(you, { deviceToken }))).toEqual(['LOG_IN_LOCKED']);
});

test('IDN-12 a device of one account is a stranger’s to another', async () => {
  const [you, other] = [await activePerson(world, 40), await activePerson(world, 41)];
  const deviceToken = await keptBy(other);
  await attack(you, deviceToken);
  expect(codesOf(await enter(you, { deviceToken }))).toEqual(['LOG_IN_LOCKED']);
  expect(codesOf(await enter(other, { deviceToken }))).toEqual([]);
});

test('IDN-12 when all sessions end no device is known any more; of 21 devices the oldest is forgotten', async () => {
  const you = await activePerson(world, 50);
  const tokens: string[] = [];
  for (let time = 0; time < 21; time++) tokens.push(await keptBy(you));
  await attack(you);
  expect(codesOf(await enter(you, { deviceToken: tokens[0] }))).toEqual(['LOG_IN_LOCKED']);
  const signedIn = await enter(you, { deviceToken: tokens[1] });
  expect(signedIn.errors).toEqual([]);
  await mutate(world, 'logOutEverywhere', undefined, '', callerOf(signedIn.tokens));
  expect(codesOf(await enter(you, { deviceToken: tokens[1] }))).toEqual(['LOG_IN_LOCKED']);
});

test('IDN-12 only the hash of what a device keeps lies in the store', async () => {
  const you = await activePerson(world, 60);
  const deviceToken = await keptBy(you);
  expect(await world.everythingStored()).not.toContain(deviceToken);
});

import { NewDeviceUsedV1, PasswordResetRequestedV1 } from '@mumaris/schemas';
import { heardOf, trailOf } from './support/factors';
import { mutate } from './support/mutate';
import { actions, activePerson } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const phone = (version: string) => `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) Safari/604.1`;
const desk = (version: string) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}) Firefox/${version}`;

const enter = async (email: string, device?: string) => {
  const { tokens } = await actions(world).logIn({ identifier: email }, device === undefined ? {} : { device });
  if (!tokens) throw new Error('not signed in');
};
/** What the owner was told of new devices, once all that was said before this has arrived. */
const toldOf = async ({ email, accountId }: { email: string; accountId: string }) => {
  await mutate(world, 'requestPasswordReset', { email, human: await world.human() });
  await heardOf(world, PasswordResetRequestedV1, accountId);
  return world.bus
    .heard()
    .filter(({ type, subject }) => type === NewDeviceUsedV1.type && subject === accountId)
    .map(({ data }) => NewDeviceUsedV1.parse(data));
};

test('IDN-08 the first device, and the same one with newer software, are news to nobody', async () => {
  const person = await activePerson(world, 1);
  await enter(person.email, phone('19_1'));
  await enter(person.email, phone('19_2_1'));
  await enter(person.email, phone('20_0'));
  expect(await toldOf(person)).toEqual([]);
});

test('IDN-08 IDN-15 the owner is told once of another device, and the trail says which one signed in', async () => {
  const person = await activePerson(world, 2);
  await enter(person.email, phone('19_1'));
  await enter(person.email, desk('150.0'));
  await enter(person.email, desk('151.0'));
  await enter(person.email, phone('19_2'));
  expect(await toldOf(person)).toEqual([{ accountId: person.accountId, device: desk('150.0'), at: start }]);
  const signedIn = (await trailOf(world, person.accountId)).filter(({ kind }) => kind === 'SIGNED_IN');
  expect(signedIn.map(({ device }) => device)).toEqual([phone('19_2'), desk('151.0'), desk('150.0'), phone('19_1')]);
});

test('IDN-08 a device that names itself nothing is one as well', async () => {
  const person = await activePerson(world, 3);
  await enter(person.email, phone('19_1'));
  await enter(person.email);
  await enter(person.email);
  expect(await toldOf(person)).toEqual([{ accountId: person.accountId, device: '', at: start }]);
});

test('IDN-08 a device is new to one account although another has used it', async () => {
  const [one, other] = [await activePerson(world, 4), await activePerson(world, 5)];
  await enter(one.email, desk('150.0'));
  await enter(other.email, phone('19_1'));
  await enter(other.email, desk('150.0'));
  expect(await toldOf(one)).toEqual([]);
  expect(await toldOf(other)).toHaveLength(1);
});

test('IDN-08 a new device that signs in twice at once is told of, and no more often than it signed in', async () => {
  const person = await activePerson(world, 6);
  await enter(person.email, phone('19_1'));
  await Promise.all([enter(person.email, desk('150.0')), enter(person.email, desk('150.0'))]);
  const told = await toldOf(person);
  expect(told.length).toBeGreaterThanOrEqual(1);
  expect(told.length).toBeLessThanOrEqual(2);
  expect(new Set(told.map(({ device }) => device))).toEqual(new Set([desk('150.0')]));
});

import { mutate } from './support/mutate';
import { activePerson, codesOf } from './support/people';
import { deviceLinkOf, lockOut } from './support/locked';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const newPassword = 'an entirely new password';
const recognise = (token: string) => mutate(world, 'recogniseDevice', { token });
const reset = (token: string) =>
  mutate(world, 'resetPassword', { token, password: newPassword, passwordConfirmation: newPassword });
/** The token of a link to a new password. */
const resetLinkOf = async ({ email, accountId }: { email: string; accountId: string }) => {
  await mutate(world, 'requestPasswordReset', { email, human: await world.human() });
  return world.resetToken(accountId);
};

test('IDN-09 IDN-12 a link to a device sets no password, and one to a new password recognises no device', async () => {
  const you = await activePerson(world, 1);
  await lockOut(world, you);
  const toDevice = await deviceLinkOf(world, you);
  const toPassword = await resetLinkOf(you);
  expect(codesOf(await reset(toDevice))).toEqual(['LINK_INVALID']);
  expect(codesOf(await recognise(toPassword))).toEqual(['LINK_INVALID']);
  expect(codesOf(await recognise(toDevice))).toEqual([]);
  expect(codesOf(await reset(toPassword))).toEqual([]);
});

import { EmailChangeRequestedV1 } from '@mumaris/schemas';
import { heardOf } from './support/factors';
import { deviceLinkOf, lockOut } from './support/locked';
import { mutate } from './support/mutate';
import { activePerson, codesOf, type Member, member } from './support/people';
import { openWorld, type World, type WithErrors } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const newPassword = 'an entirely new password';
const twice = { password: newPassword, passwordConfirmation: newPassword };
const recognise = (token: string) => mutate(world, 'recogniseDevice', { token });
const reset = (token: string) => mutate(world, 'resetPassword', { token, ...twice });
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

const changeEmail = async ({ accountId, fileNumber, caller }: Member) => {
  const input = { number: fileNumber, email: 'somewhere.new@example.com' };
  const selection = 'change { id }';
  const { change } = await mutate<{ change: { id: string } }>(world, 'requestContactChange', input, selection, caller);
  await mutate(world, 'finishContactChange', { changeId: change.id }, '', caller);
  const [asked] = (await heardOf(world, EmailChangeRequestedV1, accountId)) as EmailChangeRequestedV1[];
  const { link } = await world.unsealer.unseal<{ link: string }>(asked?.link ?? '');
  return mutate(world, 'confirmEmailChange', { token: new URL(link).searchParams.get('token') });
};
const ways: [string, (you: Member) => Promise<WithErrors>][] = [
  ['a new password by a link', async (you) => reset(await resetLinkOf(you))],
  [
    'a new password by the one before',
    ({ password, caller }) => mutate(world, 'changePassword', { currentPassword: password, ...twice }, '', caller),
  ],
  ['a new e-mail address', changeEmail],
  ['the end of the account', ({ password, caller }) => mutate(world, 'closeAccount', { password }, '', caller)],
];

test.each(ways.map(([way, happens], index) => ({ way, happens, index })))(
  'IDN-12 a link to a device that was asked for before works no more after $way',
  async ({ happens, index }) => {
    const you = await member(world, 10 + index);
    await lockOut(world, you);
    const link = await deviceLinkOf(world, you);
    expect(codesOf(await recognise(link))).toEqual([]);
    expect(codesOf(await happens(you))).toEqual([]);
    expect(codesOf(await recognise(link))).toEqual(['LINK_INVALID']);
  },
);

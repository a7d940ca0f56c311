import { AccountClaimedV1, UserNameRequestedV1 } from '@mumaris/schemas';
import { heardOf, kindsOf } from './support/factors';
import { form } from './support/form';
import { mutate } from './support/mutate';
import { actions, activePerson, codesOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const begin = async (index: number, changes: object = {}) => {
  const filled = form(index, changes);
  const { signUp, errors } = await actions(world).signUp(filled);
  expect(errors).toEqual([]);
  const signUpId = signUp?.id ?? '';
  return { ...filled, signUpId, ...(await world.letters(signUpId)) };
};
const mailboxOf = ({ email }: { email: string }) => ({ email, emailConfirmation: email });

describe('IDN-05 a stranger signs up with your e-mail and never confirms; you sign up with it later', () => {
  const meet = async (index: number) => {
    const stranger = await begin(index, {
      password: 'what a stranger chose',
      passwordConfirmation: 'what a stranger chose',
    });
    return { stranger, you: await begin(index + 1, mailboxOf(stranger)) };
  };
  const activate = async ({ signUpId, token, code }: Awaited<ReturnType<typeof begin>>) => {
    const { followLink, enterCode } = actions(world);
    expect(codesOf(await followLink(token, { signUpId }))).toEqual([]);
    return enterCode(signUpId, code);
  };

  test('you activate your data with your password by the link of your sign-up; the stranger’s never work', async () => {
    const { stranger, you } = await meet(1);
    await actions(world).enterCode(stranger.signUpId, stranger.code);
    expect((await activate(you)).activation?.active).toBe(true);
    const { logIn } = actions(world);
    const { account } = await logIn({ identifier: you.email });
    expect(account).toMatchObject({ idNumber: you.idNumber, mobile: `+966${you.mobile.slice(1)}` });
    for (const identifier of [stranger.email, stranger.idNumber])
      expect(codesOf(await logIn({ identifier, password: stranger.password }))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await logIn({ identifier: stranger.idNumber }))).toEqual(['INVALID_CREDENTIALS']);
    // The stranger's mobile finds no account; yours, asked for after it, finds the only one.
    for (const { mobile } of [stranger, you])
      expect(codesOf(await mutate(world, 'requestUserName', { mobile, human: await world.human() }))).toEqual([]);
    await heardOf(world, UserNameRequestedV1, await world.accountIdOf(you.email));
    expect(world.bus.heard().filter(({ type }) => type === UserNameRequestedV1.type)).toHaveLength(1);
  });

  test('the stranger’s sign-up that is finished after yours opens nothing, whoever follows its link', async () => {
    const { stranger, you } = await meet(5);
    await actions(world).enterCode(stranger.signUpId, stranger.code);
    expect((await activate(you)).activation?.active).toBe(true);
    const { followLink, logIn } = actions(world);
    expect(codesOf(await followLink(stranger.token, { signUpId: stranger.signUpId }))).toEqual([]);
    expect(codesOf(await logIn({ identifier: stranger.email, password: stranger.password }))).toEqual([
      'INVALID_CREDENTIALS',
    ]);
    expect((await logIn({ identifier: you.email })).account).toMatchObject({ idNumber: you.idNumber });
  });

  test('no link of one sign-up confirms another', async () => {
    const { stranger, you } = await meet(15);
    const { followLink, enterCode } = actions(world);
    for (const [one, other] of [
      [stranger, you],
      [you, stranger],
    ] as const)
      expect(codesOf(await followLink(one.token, { signUpId: other.signUpId }))).toEqual(['SIGN_UP_PROOF_NEEDED']);
    for (const { signUpId, code } of [stranger, you])
      expect((await enterCode(signUpId, code)).activation).toEqual({
        emailConfirmed: false,
        mobileConfirmed: true,
        active: false,
      });
  });

  test('your click on the link of the stranger’s sign-up gives your mailbox to nobody', async () => {
    const { stranger, you } = await meet(11);
    const { followLink, enterCode, logIn } = actions(world);
    expect((await enterCode(stranger.signUpId, stranger.code)).activation?.mobileConfirmed).toBe(true);
    // As a page follows it: with what the browser knows of your own sign-up, or with your own password, or with nothing.
    expect(codesOf(await followLink(stranger.token, { signUpId: you.signUpId }))).toEqual(['SIGN_UP_PROOF_NEEDED']);
    expect(codesOf(await followLink(stranger.token, {}))).toEqual(['SIGN_UP_PROOF_NEEDED']);
    expect(codesOf(await followLink(stranger.token, { password: you.password }))).toEqual(['SIGN_UP_PASSWORD_WRONG']);
    expect(codesOf(await logIn({ identifier: stranger.email, password: stranger.password }))).toEqual([
      'INVALID_CREDENTIALS',
    ]);
    expect((await activate(you)).activation?.active).toBe(true);
  });

  test('whoever reads the mail guesses the password of the sign-up ten times, and no more', async () => {
    const { token, password } = await begin(21);
    const { followLink } = actions(world);
    for (let time = 0; time < 10; time++)
      expect(codesOf(await followLink(token, { password: `guess ${time}` }))).toEqual(['SIGN_UP_PASSWORD_WRONG']);
    expect(codesOf(await followLink(token, { password }))).toEqual(['TOO_MANY_TRIES_HERE']);
  });
});

describe('IDN-05 who finishes a sign-up with an ID number that has an account', () => {
  const finish = async (index: number, idNumber: string, address: string) => {
    const { signUpId, token, code } = await begin(index, { idNumber });
    const { followLink } = actions(world);
    await followLink(token, { signUpId });
    return mutate<{ activation: { active: boolean } | null }>(
      world,
      'verifyMobile',
      { signUpId, code },
      'activation { active }',
      { address, device: 'A browser 1.2' },
    );
  };

  test('is told nothing, opens no account, and its owner hears of it each time; the sixth in a day is refused', async () => {
    const owner = await activePerson(world, 100);
    for (let time = 0; time < 5; time++) {
      const { activation, errors } = await finish(101 + time, owner.idNumber, `198.51.100.${time}`);
      expect({ activation, errors }).toEqual({ activation: { active: true }, errors: [] });
    }
    await heardOf(world, AccountClaimedV1, owner.accountId, 5);
    expect((await kindsOf(world, owner.accountId)).filter((kind) => kind === 'SIGN_UP_REPEATED')).toHaveLength(10);
    expect(codesOf(await finish(107, owner.idNumber, '198.51.100.200'))).toEqual(['TOO_MANY_TRIES_HERE']);
    expect(await world.store.collection('accounts').countDocuments({ emailKey: form(101).email })).toBe(0);
  });

  test('is counted by address, and for what the device calls itself; a sign-up that opens an account is not', async () => {
    const address = '203.0.113.9';
    for (let time = 0; time < 2; time++)
      expect(codesOf(await finish(120 + time, form(120 + time).idNumber, address))).toEqual([]);
    const owner = await activePerson(world, 130);
    expect(codesOf(await finish(131, owner.idNumber, address))).toEqual([]);
    const counted = async (key: string) =>
      (await world.store.collection('limits').findOne({ key }))?.['points'] as number;
    expect(await counted(`finishSignUp/address:${address}`)).toBe(1);
    await world.useUp(`finishSignUp/address:${address}`, 30);
    expect(codesOf(await finish(132, form(132).idNumber, address))).toEqual(['TOO_MANY_TRIES_HERE']);
    await world.useUp('finishSignUp/device:A browser ', 100);
    expect(codesOf(await finish(133, form(133).idNumber, '203.0.113.10'))).toEqual(['TOO_MANY_TRIES_HERE']);
  });
});

import { SignUpRepeatedV1 } from '@mumaris/schemas';
import { heardOf } from './support/factors';
import { actions, activePerson, codesOf } from './support/people';
import { form } from './support/form';
import { mutate } from './support/mutate';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

/** An e-mail address, a mobile or an ID number. */
type Datum = 'e' | 'm' | 'i';
/** The data of another's account in a form. */
const dataOf = (owner: ReturnType<typeof form>, what: Datum[]) => ({
  ...(what.includes('e') && { email: owner.email, emailConfirmation: owner.email }),
  ...(what.includes('m') && { mobile: owner.mobile }),
  ...(what.includes('i') && { idNumber: owner.idNumber }),
});
const signUp = async (index: number, changes: object = {}): Promise<string> => {
  const { signUp: opened, errors } = await actions(world).signUp(form(index, changes));
  expect(errors).toEqual([]);
  return opened?.id ?? '';
};
/** What a sign-up has had sent, in the short names of its events: written down with the sign-up itself. */
const sentBy = async (signUpId: string): Promise<string[]> => {
  const rows = await world.store.collection('outbox').find({ aggregateId: signUpId }).sort({ sequence: 1 }).toArray();
  return rows.map(({ event }) => String((event as { type: string }).type.split('.')[3]));
};
const [link, code] = ['sign-up-link-requested', 'sign-up-code-requested'];
const accountOf = (index: number) => world.store.collection('accounts').countDocuments({ emailKey: form(index).email });
const wrongFor = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

test.each<[Datum[], string[]]>([
  [['i'], [link, code]],
  [['e'], [code]],
  [['m'], [link]],
  [['e', 'i'], [code]],
  [['e', 'm', 'i'], []],
])('IDN-05 a sign-up with the data %j of an account writes to the rest, also again', async (what, expected) => {
  const index = 10 + 10 * what.length + (what[0] === 'e' ? 1 : what[0] === 'm' ? 2 : 3);
  const owner = await activePerson(world, index);
  const decoy = await signUp(index + 1_000, dataOf(owner, what));
  expect(await sentBy(decoy)).toEqual(expected);
  expect(codesOf(await actions(world).resend(decoy))).toEqual([]);
  expect(await sentBy(decoy)).toEqual([...expected, ...expected]);
  await heardOf(world, SignUpRepeatedV1, owner.accountId);
});

test('IDN-05 with a held e-mail and a free mobile the code arrives and confirms the mobile, and no more', async () => {
  const owner = await activePerson(world, 100);
  const decoy = await signUp(101, dataOf(owner, ['e']));
  const right = await world.codeOf(decoy);
  const { enterCode, resend } = actions(world);
  expect((await enterCode(decoy, right)).activation).toEqual({
    emailConfirmed: false,
    mobileConfirmed: true,
    active: false,
  });
  expect(codesOf(await resend(decoy))).toEqual([]);
  expect(await sentBy(decoy)).toEqual([code]);
});

test('IDN-05 with a held ID number alone a sign-up goes all the way, as any does, and opens no account', async () => {
  const owner = await activePerson(world, 110);
  const wayOf = async (index: number, changes: object = {}) => {
    const { enterCode, followLink, resend } = actions(world);
    const signUpId = await signUp(index, changes);
    const [{ token, link: url }, right] = [await world.linkOf(signUpId), await world.codeOf(signUpId)];
    expect(url).toMatch(/^https:\/\/portal\.example\/activate\?token=[\w-]{43}$/);
    const answers = [
      await enterCode(signUpId, wrongFor(right)),
      await enterCode(signUpId, right),
      await enterCode(signUpId, right),
      await followLink(token, { signUpId }),
      await followLink(token, { signUpId }),
      await resend(signUpId),
    ];
    return { signUpId, answers };
  };
  const real = await wayOf(111);
  const decoy = await wayOf(112, dataOf(owner, ['i']));
  expect(decoy.answers).toEqual(real.answers);
  expect(decoy.answers[3]).toMatchObject({
    activation: { emailConfirmed: true, mobileConfirmed: true, active: true },
  });
  expect(decoy.answers.map((answer) => codesOf(answer)[0])).toEqual([
    'WRONG_CODE',
    undefined,
    undefined,
    undefined,
    undefined, // the link again
    'ALREADY_ACTIVE',
  ]);
  expect(await accountOf(111)).toBe(1);
  expect(await accountOf(112)).toBe(0);
  const { email } = form(112);
  expect(codesOf(await actions(world).logIn({ identifier: email }))).toEqual(['INVALID_CREDENTIALS']);
  world.clock.moveTo('2026-11-29T21:00:00.000Z');
  for (const { signUpId } of [real, decoy]) {
    await world.untilSwept(signUpId);
    expect(codesOf(await actions(world).enterCode(signUpId, '000000'))).toEqual(['SIGN_UP_ENDED']);
  }
});

test('IDN-05 IDN-12 of 100 guesses of the code of such a sign-up 5 are judged, and a new code begins anew', async () => {
  const owner = await activePerson(world, 120);
  const decoy = await signUp(121, dataOf(owner, ['i']));
  const right = await world.codeOf(decoy);
  const { enterCode, resend } = actions(world);
  const answers = await Promise.all(Array.from({ length: 100 }, () => enterCode(decoy, wrongFor(right))));
  const codes = answers.map((answer) => codesOf(answer)[0]);
  expect(codes.filter((one) => one === 'WRONG_CODE')).toHaveLength(4); // the fifth is told that it was the last
  expect(codes.filter((one) => one === 'TOO_MANY_TRIES')).toHaveLength(96);
  expect(codesOf(await enterCode(decoy, right))).toEqual(['TOO_MANY_TRIES']);
  expect(codesOf(await resend(decoy))).toEqual([]);
  expect(codesOf(await enterCode(decoy, await world.codeOf(decoy, 2)))).toEqual([]);
});

test('IDN-12 the letters of an hour to one stranger are bounded for each network that asks for them, and the stranger is not kept out', async () => {
  const stranger = form(131);
  const ask = async (index: number, address: string) => {
    const input = { ...form(index, dataOf(stranger, ['e', 'm'])), human: await world.human() };
    return codesOf(await mutate(world, 'signUp', input, 'signUp { id }', { address }));
  };
  for (let time = 0; time < 12; time++) expect(await ask(200 + time, '192.0.2.77')).toEqual([]);
  expect(await ask(220, '192.0.2.77')).toEqual(['TOO_MANY_TRIES_HERE']);
  expect(await sentBy(await signUp(131))).toEqual([link, code]);
});

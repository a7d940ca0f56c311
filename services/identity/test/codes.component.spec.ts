import { form } from './support/form';
import { wrongFor } from './support/mutate';
import { actions, codesOf } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

const begin = async (index: number) => {
  const { signUp } = await actions(world).signUp(form(index));
  const signUpId = signUp?.id ?? '';
  return { signUpId, ...(await world.letters(signUpId)) };
};

test('IDN-12 a wrong code says how many tries are left, the right one still counts at the last', async () => {
  const { signUpId, code } = await begin(1);
  const { enterCode } = actions(world);
  for (const [left, inArabic] of ['4 محاولات', '3 محاولات', 'محاولتان', 'محاولة واحدة'].map((ar, spent) => [
    4 - spent,
    ar,
  ])) {
    const { errors } = await enterCode(signUpId, wrongFor(code));
    expect(errors).toMatchObject([{ code: 'WRONG_CODE', rule: 'IDN-12', field: ['code'] }]);
    expect(errors[0]?.message.en).toContain(`You have ${left} ${left === 1 ? 'try' : 'tries'} left.`);
    expect(errors[0]?.message.ar).toContain(inArabic);
  }
  expect((await enterCode(signUpId, code)).activation).toMatchObject({ mobileConfirmed: true });
});

test('IDN-12 of 100 guesses at once at most 5 are judged, and then not even the right code helps', async () => {
  const { signUpId, code } = await begin(2);
  const { enterCode } = actions(world);
  const answers = await Promise.all(Array.from({ length: 100 }, () => enterCode(signUpId, wrongFor(code))));
  const judged = answers.filter((answer) => codesOf(answer)[0] === 'WRONG_CODE');
  expect(judged).toHaveLength(4); // the fifth is told that it was the last
  expect(answers.every((answer) => ['WRONG_CODE', 'TOO_MANY_TRIES'].includes(codesOf(answer)[0] ?? ''))).toBe(true);
  expect(codesOf(await enterCode(signUpId, code))).toEqual(['TOO_MANY_TRIES']);
});

test.each([
  ['works to the last millisecond of its 10 minutes', '2026-11-22T09:10:00.000Z', []],
  ['has expired a millisecond later', '2026-11-22T09:10:00.001Z', ['CODE_EXPIRED']],
])('IDN-12 a code %s', async (_, instant, expected) => {
  const { signUpId, code } = await begin(expected.length + 3);
  world.clock.moveTo(instant);
  expect(codesOf(await actions(world).enterCode(signUpId, code))).toEqual(expected);
});

test.each([
  ['works to the last millisecond of its 24 hours', '2026-11-23T09:00:00.000Z', []],
  ['has expired a millisecond later', '2026-11-23T09:00:00.001Z', ['LINK_EXPIRED']],
])('IDN-04 a link %s', async (_, instant, expected) => {
  const { token } = await begin(expected.length + 5);
  world.clock.moveTo(instant);
  expect(codesOf(await actions(world).followLink(token))).toEqual(expected);
});

test('IDN-04 IDN-12 a new code and link end the old ones', async () => {
  const { signUpId, code, token } = await begin(7);
  const { resend, enterCode, followLink } = actions(world);
  world.clock.moveTo('2026-11-22T09:05:00.000Z');
  expect((await resend(signUpId)).signUp?.codeExpiresAt).toBe('2026-11-22T09:15:00.000Z');
  const next = await world.letters(signUpId, 2);
  if (next.code !== code) expect(codesOf(await enterCode(signUpId, code))).toEqual(['WRONG_CODE']);
  expect(codesOf(await followLink(token))).toEqual(['LINK_INVALID']);
  expect((await followLink(next.token)).activation?.active).toBe(false);
  expect((await enterCode(signUpId, next.code)).activation?.active).toBe(true);
  expect(codesOf(await resend(signUpId))).toEqual(['ALREADY_ACTIVE']);
});

test('IDN-12 codes are resent 5 times an hour, and again when the hour is over', async () => {
  const { signUpId } = await begin(8);
  const { resend } = actions(world);
  for (let time = 0; time < 5; time++) expect(codesOf(await resend(signUpId))).toEqual([]);
  world.clock.moveTo('2026-11-22T09:59:59.999Z');
  const { errors } = await resend(signUpId);
  expect(errors).toMatchObject([{ code: 'RESENT_TOO_OFTEN', rule: 'IDN-12' }]);
  world.clock.moveTo('2026-11-22T10:00:00.000Z');
  expect(codesOf(await resend(signUpId))).toEqual([]);
});

test('IDN-04 a link that a person and a scanner of mails follow at once shows both how far the activation is', async () => {
  const { token } = await begin(9);
  const answers = await Promise.all([1, 2, 3].map(() => actions(world).followLink(token)));
  expect(answers.flatMap(codesOf)).toEqual([]);
  for (const { activation } of answers) expect(activation).toMatchObject({ emailConfirmed: true, active: false });
});

test('IDN-04 a scanner follows the link a second before its person does: both see “active”, and nobody that it is invalid', async () => {
  const { signUpId, code, token } = await begin(11);
  const { enterCode, followLink } = actions(world);
  await enterCode(signUpId, code);
  // By its click alone, before anybody has shown to have begun it, a mailbox would be given away (IDN-05).
  expect(codesOf(await followLink(token, {}))).toEqual(['SIGN_UP_PROOF_NEEDED']);
  world.clock.moveTo(new Date(world.clock.now().getTime() + 1_000));
  const answers = [await followLink(token, { signUpId })];
  // The scanner again, and the person on another device, who does not remember what was typed.
  for (const proof of [{}, { password: 'not what was chosen' }]) answers.push(await followLink(token, proof));
  for (const answer of answers)
    expect(answer).toMatchObject({ activation: { emailConfirmed: true, active: true }, errors: [] });
});

test('IDN-04 an unknown sign-up has ended', async () => {
  const { enterCode, resend } = actions(world);
  expect(codesOf(await enterCode('sgn_unknown', '000000'))).toEqual(['SIGN_UP_ENDED']);
  expect(codesOf(await resend('sgn_unknown'))).toEqual(['SIGN_UP_ENDED']);
});

test('IDN-12 NTF-05 neither codes nor tokens nor ID numbers nor mobiles lie in the store in clear', async () => {
  const { code, token } = await begin(10);
  const everything = await world.everythingStored();
  for (const secret of [code, token, form(10).idNumber, form(10).mobile.slice(1), form(10).password])
    expect(everything).not.toContain(`"${secret}"`);
  expect(everything).not.toContain(token);
  expect(everything).not.toContain(form(10).idNumber);
  expect(everything).not.toContain(form(10).mobile.slice(1));
});

import { AccountLapsedV1, SignUpRepeatedV1 } from '@mumaris/schemas';
import { form, idNumber } from './support/form';
import { mutate } from './support/mutate';
import { actions, signedUpPerson, codesOf } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const minutes = (count: number) => new Date(Date.parse(start) + count * 60_000);
const repeatedFor = (accountId: string) =>
  world.bus.heard().filter(({ type, subject }) => type === SignUpRepeatedV1.type && subject === accountId);
const registered = () => world.bus.heard().filter(({ type }) => type.endsWith('account-registered.v1'));

describe('what is wrong with a form', () => {
  test.each([
    [
      'IDN-01',
      'another e-mail as confirmation',
      { emailConfirmation: 'other@example.com' },
      'EMAIL_MISMATCH',
      'emailConfirmation',
    ],
    [
      'IDN-01',
      'another password as confirmation',
      { passwordConfirmation: 'another password' },
      'PASSWORD_MISMATCH',
      'passwordConfirmation',
    ],
    ['IDN-01', 'a blank first name', { firstName: ' \t ' }, 'REQUIRED', 'firstName'],
    ['IDN-01', 'a last name of 101 characters', { lastName: 'ق'.repeat(101) }, 'TOO_LONG', 'lastName'],
    ['IDN-02', 'no declaration', { newPractitioner: false }, 'DECLARATION_REQUIRED', 'newPractitioner'],
    ['IDN-02', 'old terms of use', { acceptedTerms: '2019-01' }, 'TERMS_NOT_ACCEPTED', 'acceptedTerms'],
    ['IDN-06', 'an e-mail without a host', { email: 'sara@', emailConfirmation: 'sara@' }, 'EMAIL_INVALID', 'email'],
    ['IDN-06', 'a landline', { mobile: '0112345678' }, 'MOBILE_INVALID', 'mobile'],
    [
      'IDN-06',
      'an ID number of a wrong check digit',
      { idNumber: `${idNumber(500).slice(0, 9)}${(Number(idNumber(500).at(9)) + 1) % 10}` },
      'ID_NUMBER_INVALID',
      'idNumber',
    ],
    [
      'IDN-13',
      'a short password that is easy to guess',
      { password: 'horse2019', passwordConfirmation: 'horse2019' },
      'PASSWORD_WEAK',
      'password',
    ],
    [
      'IDN-13',
      'a known-leaked password',
      { password: 'Qwertyuiop123', passwordConfirmation: 'Qwertyuiop123' },
      'PASSWORD_LEAKED',
      'password',
    ],
    [
      'IDN-13',
      'a password of 201 characters',
      { password: 'x'.repeat(201), passwordConfirmation: 'x'.repeat(201) },
      'PASSWORD_TOO_LONG',
      'password',
    ],
    [
      'IDN-13',
      'a password with the e-mail in it',
      { password: 'my Person500@example.com!', passwordConfirmation: 'my Person500@example.com!' },
      'PASSWORD_PERSONAL',
      'password',
    ],
  ])('%s %s is refused in both languages', async (rule, _, changes, code, field) => {
    const { signUp, errors } = await actions(world).signUp(form(500, changes));
    expect(signUp).toBeNull();
    expect(errors).toMatchObject([{ code, field: [field] }]);
    expect(errors[0]?.rule ?? rule).toBe(rule);
    expect(errors[0]?.message.ar).toMatch(/^[^a-zA-Z{}]*[\u0600-\u06ff]/);
    expect(errors[0]?.message.en).toMatch(/^[A-Z][^{}\u0600-\u06ff]+\.$/);
  });

  test('IDN-01 IDN-02 IDN-06 everything wrong is said at once', async () => {
    const answer = await actions(world).signUp(
      form(501, {
        firstName: '',
        email: 'no',
        mobile: '5',
        idNumber: '123',
        newPractitioner: false,
        acceptedTerms: '',
      }),
    );
    expect(codesOf(answer)).toEqual([
      'REQUIRED',
      'EMAIL_INVALID',
      'EMAIL_MISMATCH',
      'ID_NUMBER_INVALID',
      'MOBILE_INVALID',
      'DECLARATION_REQUIRED',
      'TERMS_NOT_ACCEPTED',
    ]);
  });
});

describe('one account a person', () => {
  test('IDN-05 50 sign-ups of one person at once open one account, and all are answered alike', async () => {
    const before = registered().length;
    const solutions = await Promise.all(Array.from({ length: 50 }, () => world.human()));
    const answers = await Promise.all(solutions.map((human) => actions(world).signUp(form(10, { human }))));
    expect(answers.flatMap(codesOf)).toEqual([]);
    expect(new Set(answers.map(({ signUp }) => signUp?.id)).size).toBe(50);
    const shapes = new Set(answers.map(({ signUp }) => JSON.stringify({ ...signUp, id: '' })));
    expect(shapes.size).toBe(1);
    const accountId = await world.accountIdOf(form(10).email);
    await world.bus.hear(SignUpRepeatedV1, (data) => data.accountId === accountId);
    expect(registered().length - before).toBe(1);
    expect(repeatedFor(accountId)).toHaveLength(1);
  }, 60_000);

  test.each([
    ['e-mail', (other: number) => ({ email: form(other).email.toUpperCase(), emailConfirmation: form(other).email })],
    ['mobile', (other: number) => ({ mobile: `+966 ${form(other).mobile.slice(1)}` })],
    ['ID number', (other: number) => ({ idNumber: form(other).idNumber })],
  ])('IDN-05 the %s of an account is refused to another; its owner hears of it once an hour', async (what, taken) => {
    const owner = what.length + 20;
    const { accountId } = await signedUpPerson(world, owner);
    const again = async (index: number) => (await actions(world).signUp(form(index, taken(owner)))).signUp?.id;
    expect(await again(owner + 100)).toMatch(/^sgn_/);
    await world.bus.hear(SignUpRepeatedV1, (data) => data.accountId === accountId);
    world.clock.moveTo(minutes(59));
    await again(owner + 200);
    world.clock.moveTo(minutes(60));
    await again(owner + 300);
    const { accountId: marker } = await signedUpPerson(world, owner + 400);
    await world.letters(marker);
    world.clock.moveTo(start);
    expect(repeatedFor(accountId)).toHaveLength(2);
  });

  test('IDN-05 every account that has some of the data is told', async () => {
    const one = await signedUpPerson(world, 60);
    const other = await signedUpPerson(world, 61);
    await actions(world).signUp(form(62, { mobile: one.mobile, idNumber: other.idNumber }));
    for (const { accountId } of [one, other])
      await world.bus.hear(SignUpRepeatedV1, (data) => data.accountId === accountId);
  });

  test('IDN-05 IDN-12 a decoy behaves as a sign-up does: wrong codes, resending, expiry', async () => {
    const run = async (signUpId: string) => {
      const { enterCode, resend } = actions(world);
      const said: string[][] = [];
      for (let guess = 0; guess < 6; guess++) said.push(codesOf(await enterCode(signUpId, 'wrong')));
      for (let time = 0; time < 6; time++) said.push(codesOf(await resend(signUpId)));
      said.push(codesOf(await enterCode(signUpId, 'wrong')));
      world.clock.moveTo(minutes(11));
      said.push(codesOf(await enterCode(signUpId, 'wrong')));
      world.clock.moveTo(start);
      return said;
    };
    const real = (await actions(world).signUp(form(70))).signUp?.id ?? '';
    const decoy = (await actions(world).signUp(form(70))).signUp?.id ?? '';
    const saidToReal = await run(real);
    expect(saidToReal.map(([code]) => code)).toEqual([
      ...Array<string>(4).fill('WRONG_CODE'),
      ...Array<string>(2).fill('TOO_MANY_TRIES'),
      ...Array<undefined>(5).fill(undefined),
      'RESENT_TOO_OFTEN',
      'WRONG_CODE',
      'CODE_EXPIRED',
    ]);
    expect(await run(decoy)).toEqual(saidToReal);
  });

  test('IDN-05 a sign-up that is not active within the hour keeps nobody out; whose own e-mail it confirmed it does', async () => {
    const { signUp, enterCode, followLink, logIn } = actions(world);
    const squatting = (await signUp(form(90))).signUp?.id ?? '';
    const squatter = await world.accountIdOf(form(90).email);
    world.clock.moveTo(new Date(Date.parse(start) + 60 * 60_000 - 1));
    await signUp(form(91, { idNumber: form(90).idNumber }));
    await world.bus.hear(SignUpRepeatedV1, ({ accountId }) => accountId === squatter);
    world.clock.moveTo(minutes(60));
    const real = form(92, { idNumber: form(90).idNumber, email: form(90).email, emailConfirmation: form(90).email });
    const signUpId = (await signUp(real)).signUp?.id ?? '';
    const accountId = await world.accountIdOf(real.email);
    expect(accountId).not.toBe(squatter);
    expect(codesOf(await enterCode(squatting, '000000'))).toEqual(['SIGN_UP_ENDED']);
    const { token, code } = await world.letters(accountId);
    await followLink(token);
    // From now on it holds the address that it confirmed, for the 7 days.
    world.clock.moveTo(minutes(180));
    await signUp(form(93, { email: real.email, emailConfirmation: real.email }));
    await world.bus.hear(SignUpRepeatedV1, (data) => data.accountId === accountId);
    world.clock.moveTo(start);
    expect(codesOf(await enterCode(signUpId, code))).toEqual([]);
    expect(codesOf(await logIn({ identifier: real.email }))).toEqual([]);
  });

  test('IDN-05 an ID number that somebody else signed up with, by an e-mail of his own, is free after the hour', async () => {
    const { signUp, enterCode, followLink, logIn } = actions(world);
    await signUp(form(95));
    const squatter = await world.accountIdOf(form(95).email);
    await followLink((await world.letters(squatter)).token);
    world.clock.moveTo(minutes(60));
    const owner = form(96, { idNumber: form(95).idNumber });
    const signUpId = (await signUp(owner)).signUp?.id ?? '';
    const accountId = await world.accountIdOf(owner.email);
    await world.bus.hear(AccountLapsedV1, (data) => data.accountId === squatter);
    const { token, code } = await world.letters(accountId);
    await followLink(token);
    await enterCode(signUpId, code);
    expect(codesOf(await logIn({ identifier: owner.idNumber }))).toEqual([]);
    world.clock.moveTo(start);
  });

  test('IDN-04 whoever lost sight of the sign-up finds it again by the link', async () => {
    const { signUp, enterCode, resend } = actions(world);
    const lost = (await signUp(form(97))).signUp?.id ?? '';
    const { token } = await world.letters(await world.accountIdOf(form(97).email));
    const found = await mutate<{ signUp: { id: string; mobile: string } }>(
      world,
      'activateByLink',
      { token },
      'signUp { id mobile }',
    );
    expect(found.signUp).toEqual({ id: lost, mobile: expect.stringContaining('*') as string });
    expect(codesOf(await resend(found.signUp.id))).toEqual([]);
    const { activation } = await enterCode(found.signUp.id, await world.codeOf(found.signUp.id, 2));
    expect(activation?.active).toBe(true);
  });

  test('IDN-05 an account that is not activated within 7 days lapses and frees what it held; an active one stays', async () => {
    const { enterCode, signUp, resend } = actions(world);
    const stays = await signedUpPerson(world, 81);
    const lapses = (await signUp(form(80))).signUp?.id ?? '';
    const first = await world.accountIdOf(form(80).email);
    world.clock.moveTo('2026-11-29T20:59:59.999Z');
    expect(codesOf(await resend(lapses))).toEqual([]);
    world.clock.moveTo('2026-11-29T21:00:00.000Z');
    await world.untilSwept(lapses);
    expect(codesOf(await enterCode(lapses, '000000'))).toEqual(['SIGN_UP_ENDED']);
    await world.bus.hear(AccountLapsedV1, (data) => data.accountId === first);
    const again = await signUp(form(80));
    expect(codesOf(again)).toEqual([]);
    expect(repeatedFor(first)).toEqual([]);
    expect(codesOf(await actions(world).logIn({ identifier: stays.email }))).toEqual([]);
    world.clock.moveTo(start);
  });
});

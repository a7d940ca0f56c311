import { waitFor } from '@mumaris/kit/testing';
import { AccountClaimedV1, SignUpRepeatedV1 } from '@mumaris/schemas';
import { form, idNumber } from './support/form';
import { mutate } from './support/mutate';
import { actions, activePerson, callerOf, codesOf, signedUpPerson } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const minutes = (count: number) => new Date(Date.parse(start) + count * 60_000);
const repeatedFor = (accountId: string) =>
  world.bus.heard().filter(({ type, subject }) => type === SignUpRepeatedV1.type && subject === accountId);
const claimsOf = (accountId: string) =>
  world.bus.heard().filter(({ type, subject }) => type === AccountClaimedV1.type && subject === accountId);
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

describe('a passport', () => {
  const passport = { number: 'a 1234567', country: 'eg' };
  const byPassport = (index: number, changes: object = {}) => form(index, { idNumber: null, passport, ...changes });

  test('IDN-01 of who lives abroad opens an account, which shows it whole to its owner and masked to staff', async () => {
    const person = await signedUpPerson(world, 300, { idNumber: null, passport });
    const { tokens } = await actions(world).logIn({ identifier: person.email });
    const shown = 'idNumber passport { number country }';
    const read = async (query: string, caller: object) => (await world.ask(query, undefined, caller)).data;
    expect(await read(`{ me { ${shown} } }`, callerOf(tokens))).toEqual({
      me: { idNumber: 'A1234567', passport: { number: 'A1234567', country: 'EG' } },
    });
    const staff = { accountId: 'acc_support', roles: ['SUPPORT'] };
    expect(await read(`{ account(id: "${person.accountId}") { ${shown} } }`, staff)).toEqual({
      account: { idNumber: 'A*****67', passport: { number: 'A*****67', country: 'EG' } },
    });
    expect(await world.everythingStored()).not.toContain('1234567"');
  });

  test('IDN-05 has one account, however it is typed; the same number of another country is another’s', async () => {
    const owner = await signedUpPerson(world, 310, { idNumber: null, passport: { number: 'B7654321', country: 'IN' } });
    const again = await signedUpInVain(311, { number: ' b-765 4321', country: 'in' });
    await waitFor(() => claimsOf(owner.accountId).length === 1);
    expect(codesOf(await actions(world).logIn({ identifier: again.email }))).toEqual(['INVALID_CREDENTIALS']);
    const other = await signedUpPerson(world, 312, { idNumber: null, passport: { number: 'B7654321', country: 'PK' } });
    expect(codesOf(await actions(world).logIn({ identifier: other.email }))).toEqual([]);
  });

  test('IDN-01 IDN-06 is refused with an ID number beside it, and field by field', async () => {
    expect(codesOf(await actions(world).signUp(form(320, { passport })))).toEqual(['ONE_ID_DOCUMENT']);
    const { errors } = await actions(world).signUp(byPassport(321, { passport: { number: '1', country: 'XX' } }));
    expect(errors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
      'PASSPORT_INVALID passport.number',
      'UNKNOWN_COUNTRY passport.country',
    ]);
  });

  /** Goes all the way, as any sign-up does. */
  const signedUpInVain = async (index: number, of: object) => {
    const filled = byPassport(index, { passport: of });
    const signUpId = (await actions(world).signUp(filled)).signUp?.id ?? '';
    const { token, code } = await world.letters(signUpId);
    await actions(world).followLink(token, { signUpId });
    await actions(world).enterCode(signUpId, code);
    return filled;
  };
});

describe('one account a person', () => {
  test('IDN-05 12 sign-ups of one person at once, finished at once, open one account, and all are answered alike', async () => {
    const before = registered().length;
    const solutions = await Promise.all(Array.from({ length: 12 }, () => world.human()));
    const answers = await Promise.all(solutions.map((human) => actions(world).signUp(form(10, { human }))));
    expect(answers.flatMap(codesOf)).toEqual([]);
    const ids = answers.map(({ signUp }) => signUp?.id ?? '');
    expect(new Set(ids).size).toBe(12);
    const shapes = new Set(answers.map(({ signUp }) => JSON.stringify({ ...signUp, id: '' })));
    expect(shapes.size).toBe(1);
    const { followLink, enterCode } = actions(world);
    const letters = await Promise.all(ids.slice(0, 5).map((signUpId) => world.letters(signUpId)));
    await Promise.all(letters.map(({ token }, index) => followLink(token, { signUpId: ids[index] ?? '' })));
    const entered = await Promise.all(letters.map(({ code }, index) => enterCode(ids[index] ?? '', code)));
    expect(entered.map(({ activation }) => activation?.active)).toEqual(Array(5).fill(true));
    const accountId = await world.accountIdOf(form(10).email);
    await waitFor(() => claimsOf(accountId).length === 4);
    expect(registered().length - before).toBe(1);
  }, 60_000);

  test.each([
    [
      'e-mail',
      26,
      (other: number) => ({ email: form(other).email.toUpperCase(), emailConfirmation: form(other).email }),
    ],
    ['mobile', 27, (other: number) => ({ mobile: `+966 ${form(other).mobile.slice(1)}` })],
    ['ID number', 28, (other: number) => ({ idNumber: form(other).idNumber })],
  ])(
    'IDN-05 the %s of an account is refused to another; its owner hears of it once an hour',
    async (_, owner, taken) => {
      const { accountId } = await signedUpPerson(world, owner);
      const again = async (index: number) => (await actions(world).signUp(form(index, taken(owner)))).signUp?.id;
      expect(await again(owner + 100)).toMatch(/^sgn_/);
      await world.bus.hear(SignUpRepeatedV1, (data) => data.accountId === accountId);
      world.clock.moveTo(minutes(59));
      await again(owner + 200);
      world.clock.moveTo(minutes(60));
      await again(owner + 300);
      await signedUpPerson(world, owner + 400);
      world.clock.moveTo(start);
      expect(repeatedFor(accountId)).toHaveLength(2);
    },
  );

  test('IDN-05 every account that has some of the data is told', async () => {
    const one = await signedUpPerson(world, 60);
    const other = await signedUpPerson(world, 61);
    await actions(world).signUp(form(62, { mobile: one.mobile, idNumber: other.idNumber }));
    for (const { accountId } of [one, other])
      await world.bus.hear(SignUpRepeatedV1, (data) => data.accountId === accountId);
  });

  test('IDN-05 IDN-12 a sign-up with an ID number that has an account behaves as any does: wrong codes, resending, expiry', async () => {
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
    const owner = await activePerson(world, 70);
    const real = (await actions(world).signUp(form(71))).signUp?.id ?? '';
    const decoy = (await actions(world).signUp(form(72, { idNumber: owner.idNumber }))).signUp?.id ?? '';
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

  test('IDN-04 whoever lost sight of the sign-up finds it again by the link', async () => {
    const { signUp, enterCode, resend } = actions(world);
    const lost = (await signUp(form(97))).signUp?.id ?? '';
    const { token } = await world.letters(lost);
    const found = await mutate<{ signUp: { id: string; mobile: string } }>(
      world,
      'activateByLink',
      { token, password: form(97).password },
      'signUp { id mobile }',
    );
    expect(found.signUp).toEqual({ id: lost, mobile: expect.stringContaining('*') as string });
    expect(codesOf(await resend(found.signUp.id))).toEqual([]);
    const { activation } = await enterCode(found.signUp.id, await world.codeOf(found.signUp.id, 2));
    expect(activation?.active).toBe(true);
  });

  test('IDN-05 a sign-up that is not finished within 7 days is forgotten; an account stays', async () => {
    const { enterCode, signUp, resend } = actions(world);
    const stays = await signedUpPerson(world, 81);
    const lapses = (await signUp(form(80))).signUp?.id ?? '';
    world.clock.moveTo('2026-11-29T20:59:59.999Z');
    expect(codesOf(await resend(lapses))).toEqual([]);
    world.clock.moveTo('2026-11-29T21:00:00.000Z');
    await world.untilSwept(lapses);
    expect(codesOf(await enterCode(lapses, '000000'))).toEqual(['SIGN_UP_ENDED']);
    expect(codesOf(await signUp(form(80)))).toEqual([]);
    expect(codesOf(await actions(world).logIn({ identifier: stays.email }))).toEqual([]);
    world.clock.moveTo(start);
  });
});

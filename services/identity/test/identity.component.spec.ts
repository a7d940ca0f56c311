import { AccountActivatedV1, AccountRegisteredV1 } from '@mumaris/schemas';
import { form, idNumber } from './support/form';
import { actions, activePerson, codesOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the whole way from sign-up to log-in', () => {
  let signUpId = '';
  let accountId = '';
  const filled = form(1, {
    email: ' Sara.Q@Example.com ',
    emailConfirmation: 'sara.q@example.com',
    mobile: '٠٥١٢٣٤٥٦٧٨',
    idNumber: idNumber(1, 2),
  });

  test('IDN-01 IDN-02 IDN-06 a sign-up in order says masked where it wrote to', async () => {
    const { signUp, errors } = await actions(world).signUp(filled);
    expect(errors).toEqual([]);
    expect(signUp).toEqual({
      id: expect.stringMatching(/^sgn_/) as string,
      email: 'S***@example.com',
      mobile: '+966******678',
      codeExpiresAt: '2026-11-22T09:10:00.000Z',
    });
    signUpId = signUp?.id ?? '';
  });

  test('IDN-04 link and code are said, sealed for the notification service, and no account is there', async () => {
    await world.letters(signUpId);
    expect(await world.store.collection('accounts').countDocuments({ emailKey: 'sara.q@example.com' })).toBe(0);
    const said = world.bus.heard().filter(({ subject }) => subject === signUpId);
    expect(said.map(({ type }) => type.split('.')[3]).toSorted()).toEqual([
      'sign-up-code-requested',
      'sign-up-link-requested',
    ]);
    for (const { data } of said)
      expect(await world.unsealer.unseal((data as { contact: string }).contact)).toEqual({
        email: 'Sara.Q@example.com',
        mobile: '+966512345678',
        name: 'سارة القحطاني',
      });
    expect(JSON.stringify(said)).not.toMatch(/512345678|example\.com/i);
  });

  test('IDN-04 IDN-07 before the activation nobody gets in, and the answer does not say why', async () => {
    const answer = await actions(world).logIn({ identifier: 'sara.q@example.com' });
    expect(codesOf(answer)).toEqual(['INVALID_CREDENTIALS']);
    expect(answer.tokens).toBeNull();
  });

  test('IDN-04 the account is active only after both the link and the code', async () => {
    const { followLink, enterCode } = actions(world);
    const { link, token, code } = await world.letters(signUpId);
    expect(link).toMatch(/^https:\/\/portal\.example\/activate\?token=[\w-]{43}$/);
    expect((await followLink(token, { signUpId })).activation).toEqual({
      emailConfirmed: true,
      mobileConfirmed: false,
      active: false,
    });
    expect(world.bus.heard().some(({ type }) => type === AccountActivatedV1.type)).toBe(false);
    const arabic = code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
    expect((await enterCode(signUpId, arabic)).activation).toEqual({
      emailConfirmed: true,
      mobileConfirmed: true,
      active: true,
    });
    accountId = await world.accountIdOf('Sara.Q@example.com');
    const { idDocument = '', ...activated } = await world.bus.hear(AccountActivatedV1);
    expect(activated).toEqual({ accountId, roles: ['PRACTITIONER'] });
    expect(await world.unsealer.unseal(idDocument)).toEqual({
      idNumber: expect.stringMatching(/^2\d{9}$/) as string,
      passport: null,
    });
    expect(await world.bus.hear(AccountRegisteredV1)).toMatchObject({ accountId, language: 'AR' });
  });

  test('IDN-04 a link that is followed again says that the account is active, and nothing happens', async () => {
    const { token } = await world.letters(signUpId);
    const { activation, errors } = await actions(world).followLink(token, { signUpId });
    expect(errors).toEqual([]);
    expect(activation).toMatchObject({ active: true });
    const said = world.bus.heard().filter(({ type }) => type === AccountActivatedV1.type);
    expect(said).toHaveLength(1);
    expect(codesOf(await actions(world).followLink('never-given'))).toEqual(['LINK_INVALID']);
  });

  test.each([
    ['e-mail', ' SARA.Q@example.com'],
    ['iqama number', idNumber(1, 2)],
    [
      'iqama number in Arabic-Indic digits',
      idNumber(1, 2).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))),
    ],
  ])('IDN-07 signs in by %s', async (_, identifier) => {
    const { tokens, account, errors } = await actions(world).logIn({ identifier });
    expect(errors).toEqual([]);
    expect(tokens?.refreshToken).toMatch(/^rt_ses_/);
    expect(account).toMatchObject({
      id: accountId,
      email: 'Sara.Q@example.com',
      mobile: '+966512345678',
      idNumber: idNumber(1, 2),
    });
  });

  test('IDN-07 signs in by national ID', async () => {
    const person = await activePerson(world, 2);
    const { account } = await actions(world).logIn({ identifier: idNumber(2) });
    expect(account?.id).toBe(person.accountId);
  });

  test.each([
    ['an unknown e-mail', { identifier: 'nobody@example.com' }],
    ['a wrong password', { identifier: 'sara.q@example.com', password: 'not the password' }],
    ['no password', { identifier: 'sara.q@example.com', password: '' }],
    ['a password of 5,000 characters', { identifier: 'sara.q@example.com', password: 'x'.repeat(5_000) }],
    ['an unknown ID number', { identifier: idNumber(99_999) }],
  ])('IDN-07 %s is answered in the same words', async (_, input) => {
    const { errors, tokens, account } = await actions(world).logIn(input);
    expect({ tokens, account }).toEqual({ tokens: null, account: null });
    expect(errors).toEqual([
      {
        code: 'INVALID_CREDENTIALS',
        field: null,
        rule: 'IDN-07',
        message: { ar: expect.any(String) as string, en: expect.any(String) as string },
      },
    ]);
  });
});

import { AuthenticatorApp } from '../src/authenticator/authenticator-app';
import { Changes } from '../src/live/changes';
import { createTown } from '../src/outsider';
import { emptyState } from '../src/state/sandbox-state';
import { call, startFixture, type Fixture } from './fixture';

/** The secret of RFC 6238's test vectors: `12345678901234567890`. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('the authenticator app', () => {
  let now: number;
  let app: AuthenticatorApp;
  beforeEach(() => {
    now = 59_000;
    app = new AuthenticatorApp(emptyState(), new Changes(), () => now);
  });

  test.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 1],
    [1_234_567_890, '005924', 30],
    [20_000_000_000, '353130', 10],
  ])('IDN-14 shows the code of RFC 6238 at second %i', (second, code, secondsLeft) => {
    now = second * 1_000;
    app.enrol('a', SECRET);
    expect(app.list(1)).toEqual([{ account: 'a', code, secondsLeft }]);
  });

  test('IDN-14 gives each code once, within a step of the present, and then says how long the next one takes', () => {
    now = 1_200_010_000; // 10 s into a step
    app.enrol('a', SECRET);
    const given = [app.freshCode('a'), app.freshCode('a'), app.freshCode('a')];
    expect(given.map(({ secondsLeft }) => secondsLeft)).toEqual([20, 50, 80]);
    expect(given[1]?.code).toBe(app.list(1)[0]?.code);
    expect(() => app.freshCode('a')).toThrow('Seconds until the next one: 20');
    now += 19_999;
    expect(() => app.freshCode('a')).toThrow('Seconds until the next one: 1');
    now += 1;
    given.push(app.freshCode('a'));
    expect(new Set(given.map(({ code }) => code)).size).toBe(4);
    expect(() => app.freshCode('a')).toThrow('Seconds until the next one: 30');
  });

  test('does not give a code that could be too old when it is entered', () => {
    now = 1_200_026_000; // 4 s before the end of a step
    app.enrol('a', SECRET);
    expect(app.freshCode('a')).toEqual(app.list(1).map((one) => ({ ...one, secondsLeft: 34 }))[0]);
  });

  test('a new secret begins anew, the same one does not', () => {
    now = 1_200_010_000;
    app.enrol('a', SECRET);
    app.enrol('b', SECRET);
    for (let i = 0; i < 3; i++) app.freshCode('a');
    app.enrol('a', SECRET);
    expect(() => app.freshCode('a')).toThrow();
    app.enrol('a', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
    expect(app.freshCode('a').code).toMatch(/^\d{6}$/);
    expect(app.list(10).map(({ account }) => account)).toEqual(['b', 'a']);
  });
});

describe('the authenticator app over HTTP', () => {
  let fixture: Fixture;
  beforeAll(async () => (fixture = await startFixture()));
  afterAll(() => fixture.stop());

  const enrol = (account: string, secret: string) =>
    call('POST', fixture.at('/api/authenticators'), { account, secret });
  const fresh = (account: string) =>
    call('GET', fixture.at(`/api/authenticators/code?account=${encodeURIComponent(account)}`));

  test('takes a secret as people type it, shows codes and never the secret, and remembers', async () => {
    expect(await enrol('noura@mail.example', 'gezd gnbv gy3t qojq-gezd gnbv gy3t qojq')).toMatchObject({ status: 201 });
    await fixture.restart();
    const listed = await call('GET', fixture.at('/api/authenticators'));
    expect(listed.body).toEqual([
      { account: 'noura@mail.example', code: expect.stringMatching(/^\d{6}$/), secondsLeft: expect.any(Number) },
    ]);
  });

  test.each([
    ['a', 'not base 32!', 'SECRET_INVALID'],
    ['a', 'GEZDGNBV', 'SECRET_INVALID'],
    ['a', '', 'SECRET_INVALID'],
    ['', SECRET, 'INVALID_INPUT'],
  ])('refuses the account “%s” with the secret “%s”', async (account, secret, code) => {
    expect(await enrol(account, secret)).toMatchObject({ status: 400, body: { code } });
  });

  test('says in words when there is no fresh code, and when there is', async () => {
    await enrol('badr@mail.example', SECRET);
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await fresh('badr@mail.example'));
    const codes = answers.filter(({ status }) => status === 200).map(({ body }) => body.code);
    expect(new Set(codes).size).toBe(codes.length);
    // A step may end between two asks.
    const refused = answers.at(-1)?.status === 425 ? answers.at(-1) : await fresh('badr@mail.example');
    expect(refused).toMatchObject({
      status: 425,
      body: {
        code: 'CODE_TOO_EARLY',
        message: { ar: expect.stringMatching(/الرمز التالي: \d+$/), en: expect.stringMatching(/next one: \d+$/) },
        retryAfter: expect.any(Number),
      },
    });
    expect(await fresh('nobody')).toMatchObject({ status: 404, body: { code: 'AUTHENTICATOR_NOT_FOUND' } });
  });

  test('an outsider enrols an account and waits for codes, each a new one', async () => {
    const town = createTown(fixture.at(''));
    await town.enrolAuthenticator('salma@mail.example', SECRET);
    const codes = [];
    for (let i = 0; i < 2; i++) codes.push(await town.authenticatorCode('salma@mail.example'));
    expect(new Set(codes).size).toBe(2);
    await expect(town.authenticatorCode('nobody')).rejects.toThrow('404');
  });
});

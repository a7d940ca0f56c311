import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { startFixture, type Fixture } from './fixture';
import { newPuzzle } from './puzzle';

interface Asked {
  query: string;
  variables: unknown;
  authorization: string | undefined;
}

describe('the pages behind links', () => {
  let fixture: Fixture;
  let gateway: Server;
  let reply: unknown;
  /** What is answered first, before `reply`. */
  let first: unknown[] = [];
  let challenge: string;
  const asked: Asked[] = [];

  beforeAll(async () => {
    challenge = await newPuzzle();
    gateway = createServer((req, res) => {
      let text = '';
      req.on('data', (chunk: Buffer) => (text += chunk.toString()));
      req.on('end', () => {
        const { authorization } = req.headers;
        const body: Asked = { ...(JSON.parse(text) as Omit<Asked, 'authorization'>), authorization };
        const isPuzzle = body.query.includes('humanChallenge');
        if (!isPuzzle) asked.push(body);
        const answer = isPuzzle ? { data: { humanChallenge: { challenge } } } : (first.shift() ?? reply);
        res.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      });
    }).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    fixture = await startFixture({ GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}` });
  });
  beforeEach(() => {
    asked.splice(0);
    first = [];
  });
  afterAll(async () => {
    await fixture.stop();
    gateway.close();
  });

  const press = async (page: string, filled: Record<string, string>) => {
    const answer = await fetch(fixture.at(`/portal/${page}`), { method: 'POST', body: new URLSearchParams(filled) });
    return { status: answer.status, text: await answer.text() };
  };
  const activate = (token: string) => press('activate', { token, password: 'chosen' });

  test('opening the activation link only shows a form', async () => {
    const page = await fetch(fixture.at(`/portal/activate?token=${encodeURIComponent('a"><script>')}`));
    const text = await page.text();
    expect(text).toContain('value="a&quot;&gt;&lt;script&gt;"');
    expect(text).toContain('تفعيل');
    expect(asked).toEqual([]);
  });

  test('the button activates by the graph', async () => {
    const signUp = { id: 'sgn_1' };
    reply = { data: { activateByLink: { errors: [], activation: { emailConfirmed: true, active: true }, signUp } } };
    expect(await activate('t-1')).toMatchObject({
      status: 200,
      text: expect.stringContaining('The account is activated'),
    });
    expect(asked[0]?.variables).toEqual({ input: { token: 't-1', password: 'chosen' } });
    reply = { data: { activateByLink: { errors: [], activation: { emailConfirmed: true, active: false }, signUp } } };
    const { text } = await activate('t-1');
    expect(text).toContain('Enter the code sent to your mobile');
    expect(text).toContain('name="signUpId" value="sgn_1"');
  });

  test('shows the graph’s own words in both languages', async () => {
    const message = { ar: 'انتهت صلاحية الرابط', en: 'The link has <expired>' };
    reply = { data: { activateByLink: { errors: [{ code: 'LINK_EXPIRED', message }], activation: null } } };
    const { status, text } = await activate('t-2');
    expect(status).toBe(422);
    expect(text).toContain(message.ar);
    expect(text).toContain('The link has &lt;expired&gt;');
    reply = { errors: [{ message: 'masked' }], data: null };
    expect((await activate('t-3')).text).toContain('did not accept');
  });

  test.each(['reset-password', 'confirm-email', 'invitation', 'verify-mobile'])(
    'opening /portal/%s shows a form with what the link carries, and asks for nothing',
    async (page) => {
      const name = page === 'verify-mobile' ? 'signUpId' : 'token';
      const opened = await fetch(fixture.at(`/portal/${page}?${name}=${encodeURIComponent('a">b')}`));
      const text = await opened.text();
      expect(opened.status).toBe(200);
      expect(text).toContain(`name="${name}" value="a&quot;&gt;b"`);
      expect(text).toMatch(/<h1><span lang="ar" dir="rtl">[^<]*[ء-ي]/);
      expect(asked).toEqual([]);
    },
  );

  test('IDN-09 sets a new password by the graph', async () => {
    reply = { data: { resetPassword: { errors: [] } } };
    const passwords = { password: 'نخلة-بيضاء-27', passwordConfirmation: 'نخلة-بيضاء-27' };
    const { status, text } = await press('reset-password', { token: 't-4', ...passwords });
    expect(status).toBe(200);
    expect(text).toContain('The new password is set');
    expect(text).not.toContain('<form');
    expect(asked[0]?.query).toContain('resetPassword(input: $input)');
    expect(asked[0]?.variables).toEqual({ input: { token: 't-4', ...passwords } });
  });

  test('IDN-09 a password that is refused can be chosen again, with the same link', async () => {
    const message = { ar: 'كلمة المرور ضعيفة', en: 'The password is weak' };
    reply = { data: { resetPassword: { errors: [{ code: 'PASSWORD_WEAK', message }] } } };
    const { status, text } = await press('reset-password', {
      token: 't-5',
      password: 'secret-1',
      passwordConfirmation: 'secret-1',
    });
    expect(status).toBe(422);
    expect(text).toContain(message.ar);
    expect(text).toContain('name="token" value="t-5"');
    expect(text).not.toContain('secret-1');
  });

  test('IDN-11 puts a new e-mail address in force by the graph', async () => {
    reply = { data: { confirmEmailChange: { errors: [], change: { number: 'U-482-913-075' } } } };
    expect((await press('confirm-email', { token: 't-6' })).text).toContain('in force. Request number: U-482-913-075');
    expect(asked[0]?.variables).toEqual({ input: { token: 't-6' } });
  });

  test('IDN-14 somebody new accepts an invitation with the proof of a human, and enters the code', async () => {
    reply = { data: { acceptInvitation: { errors: [], signUp: { id: 'sup_1' }, roles: ['REVIEWER'] } } };
    const filled = {
      idNumber: '1000000008',
      mobile: '0551234567',
      password: 'نخلة-بيضاء-27',
      passwordConfirmation: 'نخلة-بيضاء-27',
      acceptedTerms: '2026-01',
    };
    const { text } = await press('invitation', { token: 't-7', ...filled, role: 'ADMIN' });
    expect(text).toContain('Sign-up: sup_1');
    expect(text).toContain('name="signUpId" value="sup_1"');
    const { input } = asked[0]?.variables as { input: { human: string } };
    expect(input).toEqual({ token: 't-7', ...filled, human: expect.any(String) });
    expect(JSON.parse(Buffer.from(input.human, 'base64').toString())).toMatchObject({ solution: { counter: 7 } });

    reply = {
      data: { verifyMobile: { errors: [{ code: 'CODE_WRONG', message: { ar: 'الرمز خطأ', en: 'Wrong code' } }] } },
    };
    const wrong = await press('verify-mobile', { signUpId: 'sup_1', code: '000000' });
    expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('name="signUpId" value="sup_1"') });
    reply = { data: { verifyMobile: { errors: [], activation: { active: true } } } };
    expect((await press('verify-mobile', { signUpId: 'sup_1', code: '482913' })).text).toContain(
      'account is activated',
    );
    expect(asked.at(-1)?.variables).toEqual({ input: { signUpId: 'sup_1', code: '482913' } });
  });

  describe('IDN-14 somebody with an account', () => {
    const proof = { identifier: 'hind@mail.example', accountPassword: 'نخلة-بيضاء-27' };
    const signedIn = { data: { logIn: { errors: [], tokens: { accessToken: 'access-1' }, secondFactor: null } } };
    const challenged = { data: { logIn: { errors: [], tokens: null, secondFactor: { id: 'chl_1' } } } };
    const wrong = { code: 'X', message: { ar: 'تعذر ذلك', en: 'That is <not> right' } };
    const accepted = {
      data: { acceptInvitation: { errors: [], signUp: null, roles: ['PRACTITIONER', 'REVIEWER'] } },
    };
    const human = expect.any(String) as string;
    const accept = (code = '') => press('invitation', { token: 't-8', ...proof, code });
    const names = () => asked.map(({ query }) => /\{\s+(\w+)\(/.exec(query)?.[1]);

    test('finds both forms behind the link', async () => {
      const page = await (await fetch(fixture.at('/portal/invitation?token=t-8'))).text();
      expect(page).toMatch(/name="identifier"[^>]*required/);
      expect(page).toMatch(/name="accountPassword"[^>]*required/);
      expect(page).toMatch(/name="code"(?![^>]*required)/);
      expect(page).toContain('name="idNumber"');
    });

    test('signs in and accepts with that session', async () => {
      first = [signedIn];
      reply = accepted;
      const { status, text } = await accept();
      expect(status).toBe(200);
      expect(text).toContain('Your new rights apply');
      expect(asked).toEqual([
        {
          query: expect.stringContaining('logIn(input: $input)') as string,
          variables: { input: { identifier: proof.identifier, password: proof.accountPassword, human } },
          authorization: undefined,
        },
        {
          query: expect.stringContaining('acceptInvitation(input: $input)') as string,
          variables: { input: { token: 't-8', human } },
          authorization: 'Bearer access-1',
        },
      ]);
    });

    test('and with the code of the authenticator app', async () => {
      first = [challenged, { data: { completeLogIn: { errors: [], tokens: { accessToken: 'access-2' } } } }];
      reply = accepted;
      expect((await accept('482913')).text).toContain('Your new rights apply');
      expect(names()).toEqual(['logIn', 'completeLogIn', 'acceptInvitation']);
      expect(asked[1]?.variables).toEqual({ input: { challengeId: 'chl_1', code: '482913' } });
      expect(asked[2]?.authorization).toBe('Bearer access-2');
    });

    test.each<[string, unknown[], string, string, number]>([
      [
        'a wrong password',
        [{ data: { logIn: { errors: [wrong], tokens: null, secondFactor: null } } }],
        '',
        'not&gt; right',
        1,
      ],
      ['no code', [challenged], '', 'An authenticator app protects this account', 1],
      [
        'a wrong code',
        [challenged, { data: { completeLogIn: { errors: [wrong], tokens: null } } }],
        '1',
        'not&gt; right',
        2,
      ],
      [
        'an invitation for another address',
        [signedIn, { data: { acceptInvitation: { errors: [wrong], signUp: null, roles: null } } }],
        '',
        'not&gt; right',
        2,
      ],
    ])('is told of %s in words, and finds the form again', async (_, answers, code, words, times) => {
      first = answers;
      const { status, text } = await accept(code);
      expect(status).toBe(422);
      expect(text).toContain(words);
      expect(text).toContain('name="token" value="t-8"');
      expect(text).toContain('name="identifier"');
      expect(text).not.toContain(proof.accountPassword);
      expect(asked).toHaveLength(times);
    });
  });

  test('says so when the graph is not there', async () => {
    const alone = await startFixture({ GATEWAY_URL: 'http://127.0.0.1:1' });
    const answer = await fetch(alone.at('/portal/activate'), {
      method: 'POST',
      body: new URLSearchParams({ token: 't' }),
    });
    expect(await answer.text()).toContain('could not be reached');
    const proof = await fetch(alone.at('/portal/invitation'), {
      method: 'POST',
      body: new URLSearchParams({ token: 't' }),
    });
    expect(await proof.text()).toContain('could not be reached');
    await alone.stop();
  });

  test('a link without a token, and the way back from a payment', async () => {
    const broken = await fetch(fixture.at('/portal/activate'), { headers: { accept: 'text/html' } });
    expect(broken.status).toBe(400);
    expect(await broken.text()).toContain('The input is not valid');
    expect(await (await fetch(fixture.at('/portal/return?outcome=captured'))).text()).toContain('Payment received');
    expect(await (await fetch(fixture.at('/portal/return?outcome=declined'))).text()).toContain('declined');
  });

  it('behind the QR code of a document tells how it stands today, or that there is none', async () => {
    const check = async () => {
      const answer = await fetch(fixture.at('/portal/check?number=R-1&code=ABCDEFGH'));
      return { status: answer.status, text: await answer.text() };
    };
    const kind = { ar: 'تسجيل مهني', en: 'Professional registration' };
    const holder = { ar: 'نورة القحطاني', en: 'Noura Al-Qahtani' };
    const verifyCredential = { number: 'R-1', status: 'ACTIVE', kind, holder, expiresOn: '2028-03-01' };
    reply = { data: { verifyCredential } };
    const there = await check();
    expect(there.status).toBe(200);
    for (const part of [kind.ar, kind.en, holder.ar, 'R-1 · ACTIVE · 2028-03-01']) expect(there.text).toContain(part);
    expect(asked[0]?.variables).toEqual({ number: 'R-1', code: 'ABCDEFGH' });
    reply = { data: { verifyCredential: null } };
    expect((await check()).status).toBe(404);
  });
});

import { createHash } from 'node:crypto';
import {
  activate,
  logIn,
  logInDocument,
  newStranger,
  proveHuman,
  signUp,
  signUpDocument,
  signUpInput,
  type Stranger,
} from '@mumaris/sandbox/outsider';
import { newPractitioner, submitted } from './people';
import { addresses, graph, town } from './platform';

interface Failures {
  errors: { code: string; field: string[] | null; message: { ar: string; en: string } }[];
}

const arabic = /[\u0600-\u06ff]/;

/** The failures of a payload, each in both languages. */
const failuresOf = async (document: string, input: object, token?: string) => {
  const data = await graph.ask<Record<string, Failures>>(document, { input }, token);
  const { errors } = Object.values(data)[0] as Failures;
  for (const { message } of errors) {
    expect(message.ar).toMatch(arabic);
    expect(message.en).toMatch(/[a-z]/);
  }
  return errors;
};

const signUpWith = async (change: Record<string, unknown>, stranger: Stranger = newStranger()) =>
  failuresOf(signUpDocument, { ...signUpInput(stranger, await proveHuman(graph)), ...change });

describe('bad input gets its own clear error in Arabic and English', () => {
  test('IDN-01 a confirmation that does not match', async () => {
    const failures = await signUpWith({
      emailConfirmation: 'other@mail.example',
      passwordConfirmation: 'another-long-one',
    });
    expect(failures.map(({ field }) => field?.at(-1)).sort()).toEqual(['emailConfirmation', 'passwordConfirmation']);
  });

  test('IDN-06 a bad Luhn digit', async () => {
    const { idNumber } = newStranger();
    const wrong = idNumber.slice(0, 9) + String((Number(idNumber[9]) + 1) % 10);
    expect(await signUpWith({ idNumber: wrong })).toMatchObject([{ field: expect.arrayContaining(['idNumber']) }]);
  });

  test('IDN-02 no declaration and no terms', async () => {
    const failures = await signUpWith({ newPractitioner: false, acceptedTerms: '1999-01' });
    expect(failures.map(({ field }) => field?.at(-1)).sort()).toEqual(['acceptedTerms', 'newPractitioner']);
  });

  test('IDN-03 an unknown captcha, and one that was used before', async () => {
    expect(await signUpWith({ human: 'bm90LWEtcHJvb2Y=' })).toMatchObject([{ code: 'HUMAN_PROOF_INVALID' }]);
    const human = await proveHuman(graph);
    await failuresOf(signUpDocument, signUpInput(newStranger(), human));
    expect(await failuresOf(signUpDocument, signUpInput(newStranger(), human))).toMatchObject([
      { code: 'HUMAN_PROOF_USED' },
    ]);
  });

  test('IDN-12 a wrong code six times: five tries are counted, the right one then comes too late', async () => {
    const stranger = newStranger();
    const { id } = await signUp(graph, stranger);
    const sms = await town.message({ to: stranger.mobile, channel: 'SMS' });
    const right = /\d{6}/.exec(sms.text)?.[0] ?? '';
    const wrong = right === '000000' ? '111111' : '000000';
    const verify = (code: string) =>
      failuresOf(
        'mutation ($input: VerifyMobileInput!) { verifyMobile(input: $input) { errors { code field message { ar en } } } }',
        { signUpId: id, code },
      );
    const codes: (string | undefined)[] = [];
    for (let attempt = 1; attempt <= 6; attempt++) codes.push((await verify(wrong))[0]?.code);
    expect(codes.at(0)).toBe('WRONG_CODE');
    expect(codes.at(5)).toBe('TOO_MANY_TRIES');
    expect(await verify(right)).toMatchObject([{ code: 'TOO_MANY_TRIES' }]);
  });

  test('a 40 MB body is refused, and the gateway goes on', async () => {
    const response = await fetch(`${addresses.gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"${'a'.repeat(40_000_000)}"}`,
    }).catch((error: Error) => error);
    // The refusal may reach us while we still send: then the connection is reset, and nothing was read.
    if (response instanceof Response) {
      expect(response.status).toBe(413);
      const { errors } = (await response.json()) as {
        errors: { extensions: { code: string; message: { ar: string } } }[];
      };
      expect(errors[0]?.extensions.code).toBe('BODY_TOO_LARGE');
      expect(errors[0]?.extensions.message.ar).toMatch(arabic);
    }
    expect(await graph.ask('{ me { id } }')).toEqual({ me: null });
  });

  test('IDN-12 look-ups of one number, also many in one request: so many are answered, and the others told when to come back', async () => {
    const lookUps = Array.from(
      { length: 20 },
      (_, index) => `a${index}: applicationStatus(number: "A-000-000-000") { number }`,
    );
    const ask = async () => {
      const response = await fetch(`${addresses.gateway}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `{ ${lookUps.join(' ')} }` }),
      });
      const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      const [left, retryAfter] = [response.headers.get('ratelimit'), response.headers.get('retry-after')];
      return { status: response.status, codes: errors.map(({ extensions }) => extensions.code), left, retryAfter };
    };
    expect(await ask()).toMatchObject({ status: 200, codes: [], retryAfter: null });
    const { status, codes, left, retryAfter } = await ask();
    expect([status, codes]).toEqual([200, Array(10).fill('TOO_MANY_TRIES_HERE')]);
    expect(left).toMatch(/"applicationStatus-number";r=0;t=\d+/);
    expect(Number(retryAfter)).toBeLessThanOrEqual(600);
  });

  test('a malformed token', async () => {
    const { status, body } = await graph.raw('{ me { id } }', {}, 'not.a.token');
    expect(status).toBe(401);
    expect(body.errors).toMatchObject([
      { extensions: { code: 'TOKEN_INVALID', message: { ar: expect.stringMatching(arabic) } } },
    ]);
  });

  test("an id that is not the caller's tells nothing and changes nothing", async () => {
    const [owner, other] = [await newPractitioner(), await newPractitioner()];
    const { id, status } = await submitted(owner);
    const cancel = `mutation ($input: CancelApplicationInput!) { cancelApplication(input: $input) { errors { code field message { ar en } } } }`;
    expect(await failuresOf(cancel, { applicationId: id }, other.token)).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await failuresOf(cancel, { applicationId: 'app_unknown' }, other.token)).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    const read = 'query ($id: ID!) { application(id: $id) { status } }';
    await expect(graph.ask(read, { id }, other.token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await graph.ask(read, { id }, owner.token)).toEqual({ application: { status } });
  });
});

describe('IDN-05 one account a person', () => {
  test('a second sign-up is answered like the first, and the owner is told', async () => {
    const owner = newStranger();
    const { id } = await signUp(graph, owner);
    await activate(graph, town, owner, id);
    const after = await town.lastMessage();
    const again = await signUp(
      graph,
      newStranger({ idNumber: owner.idNumber, email: owner.email, mobile: owner.mobile }),
    );
    expect(again.id).not.toBe(id);
    const told = await town.message({ to: owner.email, channel: 'EMAIL', ...(after && { after }) });
    expect(told.text).not.toContain('token=');
  });

  test('five racing sign-ups with one ID number make one account', async () => {
    const stranger = newStranger();
    const signUps = await Promise.all(
      Array.from({ length: 5 }, async (_, index) => {
        const one = { ...stranger, email: `race.${index}.${stranger.email}`, mobile: newStranger().mobile };
        return { one, ...(await signUp(graph, one)) };
      }),
    );
    expect(new Set(signUps.map(({ id }) => id)).size).toBe(5);
    // Nobody is told apart by what arrives; the one that has the account gets in.
    await Promise.all(signUps.map(({ one, id }) => activate(graph, town, one, id)));
    const entered: string[] = [];
    for (const { one } of signUps)
      await logIn(graph, one.email, one.password).then(
        ({ account }) => entered.push(account.id),
        (error: unknown) => expect(error).toMatchObject({ code: 'INVALID_CREDENTIALS' }),
      );
    expect(entered).toHaveLength(1);
  }, 60_000);
});

describe('IDN-07 sign-in', () => {
  test('never says which of the two was wrong', async () => {
    const known = await newPractitioner();
    const attempt = async (identifier: string, password: string) =>
      failuresOf(logInDocument, { identifier, password, human: await proveHuman(graph) });
    const wrongPassword = await attempt(known.email, 'wrong-password-entirely');
    const unknown = await attempt(
      `nobody.${createHash('sha1').update(known.email).digest('hex')}@mail.example`,
      known.password,
    );
    expect(wrongPassword).toEqual(unknown);
    expect(wrongPassword).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
  });

  test('takes the e-mail, the ID number, and Arabic-Indic digits', async () => {
    const known = await newPractitioner();
    const inArabic = known.idNumber.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
    for (const identifier of [known.email, known.idNumber, inArabic])
      expect(
        await failuresOf(logInDocument, { identifier, password: known.password, human: await proveHuman(graph) }),
      ).toEqual([]);
  });
});

import { EmailChangeRequestedV1, MobileChangeRequestedV1, UserNameRequestedV1 } from '@mumaris/schemas';
import { askForToken, basic, newClient, newEmployer } from './support/employers';
import { codeOf as appCodeOf, challenged, enrolled, factorActions, heardOf } from './support/factors';
import { form } from './support/form';
import { codeOf, mutate, wrongFor } from './support/mutate';
import { actions, activePerson, callerOf, codesOf, member } from './support/people';
import { startReplica } from './support/replica';
import { openWorld, type World } from './support/world';

type Replica = Awaited<ReturnType<typeof startReplica>>;
let opened: World;
let replica: Replica;
/** The world as its other replica serves it: the one whose log is read here. */
let world: World;
/** What was typed, sent or given out, and must be found nowhere. */
const secrets = new Map<string, string>();
const keep = (name: string, value: string | null | undefined): string => {
  if (!value) throw new Error(`there is no ${name}`);
  secrets.set(`${secrets.size} ${name}`, value);
  return value;
};

beforeAll(async () => {
  opened = await openWorld();
  replica = await startReplica(opened, { LOG_LEVEL: 'debug' });
  world = { ...opened, ask: opened.askAt(replica.url), url: replica.url };
}, 120_000);
afterAll(async () => {
  await replica.stop();
  await opened.close();
});

/** Those of the secrets that stand in a text; digits count only where they stand alone. */
const foundIn = (text: string): string[] =>
  [...secrets]
    .filter(([, value]) =>
      /^\d+$/.test(value) ? new RegExp(`(?<![0-9a-z])${value}(?![0-9a-z])`, 'i').test(text) : text.includes(value),
    )
    .map(([name]) => name);
const keepPerson = ({ email, idNumber, mobile, password }: ReturnType<typeof form>) => {
  keep('e-mail', email);
  keep('ID number', idNumber);
  keep('mobile', mobile);
  keep('mobile in full', `966${mobile.slice(1)}`);
  keep('password', password);
};
const unsealed = async (contract: { type: string }, accountId: string, field: string) => {
  const data = (await heardOf(world, contract, accountId)).at(-1) as Record<string, string>;
  return world.unsealer.unseal<{ link: string; code: string }>(data[field] ?? '');
};
const newPassword = 'an entirely new password';
const tokenIn = (link: string) => new URL(link).searchParams.get('token');

const signUpAndEnter = async () => {
  keepPerson(form(1));
  const person = await member(world, 1);
  const { token, code } = await world.letters(person.signUpId);
  keep('activation token', token);
  keep('activation code', code);
  expect(codesOf(await actions(world).enterCode(person.signUpId, keep('wrong code', wrongFor(code))))).not.toEqual([]);
  const { logIn, refresh } = actions(world);
  const wrong = keep('wrong password', 'entirely wrong and never right');
  expect(codesOf(await logIn({ identifier: person.email, password: wrong }))).toEqual(['INVALID_CREDENTIALS']);
  const human = keep('proof of a human', await world.human());
  const { tokens } = await logIn({ identifier: person.idNumber, human });
  keep('access token', tokens?.accessToken);
  const { tokens: next } = await refresh(keep('refresh token', tokens?.refreshToken));
  keep('next refresh token', next?.refreshToken);
  // The replica goes by the machine's time: what was traded in is made older than its minute.
  await opened.store
    .collection('sessions')
    .updateMany(
      {},
      { $set: { 'refreshTokens.$[used].usedAt': new Date(0) } },
      { arrayFilters: [{ 'used.usedAt': { $ne: null } }] },
    );
  expect(codesOf(await refresh(tokens?.refreshToken ?? ''))).toEqual(['SESSION_REVOKED']);
  return person;
};

const recover = async ({ email, mobile, accountId }: Awaited<ReturnType<typeof member>>) => {
  await mutate(world, 'requestPasswordReset', { email, human: await world.human() });
  const token = keep('reset token', await world.resetToken(accountId));
  const password = keep('new password', newPassword);
  expect(codeOf(await mutate(world, 'resetPassword', { token, password, passwordConfirmation: password }))).toBe(
    undefined,
  );
  const input = { mobile, human: await world.human() };
  const { request } = await mutate<{ request: { id: string } }>(world, 'requestUserName', input, 'request { id }');
  const code = keep('user name code', (await unsealed(UserNameRequestedV1, accountId, 'code')).code);
  expect(codeOf(await mutate(world, 'revealUserName', { requestId: request.id, code }, 'email'))).toBeUndefined();
};

const changeContact = async ({ fileNumber, idNumber, accountId }: Awaited<ReturnType<typeof member>>) => {
  const { tokens } = await actions(world).logIn({ identifier: idNumber, password: newPassword });
  keep('refresh token after the reset', tokens?.refreshToken);
  const caller = callerOf(tokens);
  const email = keep('new e-mail', 'one.entirely.new@example.com');
  const mobile = keep('new mobile', '0559000001');
  keep('new mobile in full', '966559000001');
  const input = { number: fileNumber, email, mobile };
  const { change } = await mutate<{ change: { id: string } }>(
    world,
    'requestContactChange',
    input,
    'change { id }',
    caller,
  );
  const changeId = change.id;
  expect(codeOf(await mutate(world, 'finishContactChange', { changeId }, '', caller))).toBeUndefined();
  const token = keep('e-mail token', tokenIn((await unsealed(EmailChangeRequestedV1, accountId, 'link')).link));
  const code = keep('mobile code', (await unsealed(MobileChangeRequestedV1, accountId, 'code')).code);
  expect(codeOf(await mutate(world, 'confirmEmailChange', { token }))).toBeUndefined();
  expect(codeOf(await mutate(world, 'confirmMobileChange', { changeId, code }, '', caller))).toBeUndefined();
};

const secondFactor = async () => {
  keepPerson(form(2));
  const person = await activePerson(world, 2);
  const { secret, recoveryCodes, tokens } = await enrolled(world, person);
  keep('refresh token', tokens.refreshToken);
  keep('secret of an app', secret);
  for (const code of recoveryCodes) keep('recovery code', code);
  for (const code of [keep('app code', appCodeOf(secret)), recoveryCodes[0]])
    await factorActions(world).completeLogIn({ challengeId: await challenged(world, person.email), code });
};

const client = async () => {
  const { id, secret } = await newClient(world, { organisationId: await newEmployer(world) });
  const { body } = await askForToken(world, { authorization: basic(id, keep('client secret', secret)) });
  keep('access token of a client', body.access_token);
  await askForToken(world, { form: { client_id: id, client_secret: secret, grant_type: 'password' } });
};

/** Has the store refuse the account of a sign-up: the error that it throws carries the whole document. */
const fail = async () => {
  const filled = form(3);
  keepPerson(filled);
  const refusing = (validator: object) => world.store.db?.command({ collMod: 'accounts', validator });
  await refusing({ emailKey: { $ne: filled.email } });
  const { signUp, followLink, enterCode } = actions(world);
  const signUpId = (await signUp(filled)).signUp?.id ?? '';
  const { token, code } = await world.letters(signUpId);
  await followLink(token, { signUpId });
  await expect(enterCode(signUpId, code)).rejects.toThrow('INTERNAL');
  await refusing({});
  // Nor is a document of the graph written down that has them in its words.
  const query = `mutation { logIn(input: { identifier: "${filled.idNumber}", password: "${filled.password}" }) { x } }`;
  expect((await world.ask(query)).errors).toBeDefined();
};

test('NTF-05 IDN-15 what people are known by, and what lets them in, is neither in the log nor in clear on the bus', async () => {
  const person = await signUpAndEnter();
  await recover(person);
  await changeContact(person);
  await secondFactor();
  await client();
  await fail();
  await replica.stop();
  const log = replica.log();
  // It is the log of what was done, with the error in it.
  expect(log).toContain('identity listens');
  expect(log).toContain('Document failed validation');
  expect(secrets.size).toBeGreaterThan(40);
  expect(foundIn([...secrets.values()].join('\n'))).toHaveLength(secrets.size);
  expect(foundIn(log)).toEqual([]);
  expect(foundIn(JSON.stringify(world.bus.heard()))).toEqual([]);
  expect(world.bus.heard().length).toBeGreaterThan(15);
}, 120_000);

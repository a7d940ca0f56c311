import { eventually, logIn, newStranger, proveHuman, type SignedIn } from '@mumaris/sandbox/outsider';
import { newPractitioner, staffToken } from './people';
import { graph, town } from './platform';

const change = <T extends object>(name: string, input: object, selection = '', token?: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} errors { code } } }`;
  return graph.change<T>(document, input, token);
};
const human = () => proveHuman(graph);
const refused = (code: string) => expect.objectContaining({ code }) as Error;

/** The administrator invites an address; the token is what its mailbox received. */
const invited = async (email: string): Promise<string> => {
  const invitation = { firstName: 'هند', lastName: 'الزهراني', email, roles: ['REVIEWER'] };
  await change('inviteStaff', invitation, 'invitation { id }', await staffToken('ADMIN'));
  const { links } = await town.message({ to: email, channel: 'EMAIL', contains: 'invitation' });
  return new URL(links.find((link) => link.includes('token=')) ?? '').searchParams.get('token') ?? '';
};

const readQueue = (token: string) =>
  graph.ask<object>('{ reviewQueue(first: 1) { edges { node { id } } } }', {}, token);

/** Enrols an authenticator app in a session, and gives the token of the session after it: with the rights of staff. */
const withSecondFactor = async (email: string, { accessToken, refreshToken }: SignedIn['tokens']): Promise<string> => {
  const begin = 'mutation { enrolTotp { enrolment { secret } errors { code } } }';
  const { enrolment } = await graph.change<{ enrolment: { secret: string } }>(begin, {}, accessToken);
  await town.enrolAuthenticator(email, enrolment.secret);
  await change('confirmTotp', { code: await town.authenticatorCode(email) }, 'recoveryCodes', accessToken);
  const renewed = await change<Pick<SignedIn, 'tokens'>>(
    'refreshSession',
    { refreshToken },
    'tokens { accessToken refreshToken }',
  );
  return renewed.tokens.accessToken;
};

test('IDN-14 somebody new joins the staff: invitation, code of the SMS, log-in, authenticator app, rights', async () => {
  const { email, mobile, idNumber, password } = newStranger();
  const token = await invited(email);
  const form = { idNumber, mobile, password, passwordConfirmation: password, acceptedTerms: '2026-01' };
  const { signUp } = await change<{ signUp: { id: string } }>(
    'acceptInvitation',
    { token, ...form, human: await human() },
    'signUp { id } roles',
  );
  const sms = await town.message({ to: mobile, channel: 'SMS' });
  const { activation } = await change<{ activation: { active: boolean } }>(
    'verifyMobile',
    { signUpId: signUp.id, code: /\d{6}/.exec(sms.text)?.[0] },
    'activation { active }',
  );
  expect(activation.active).toBe(true);
  const { tokens } = await logIn(graph, email, password);
  await expect(readQueue(tokens.accessToken)).rejects.toEqual(refused('FORBIDDEN'));
  expect(await readQueue(await withSecondFactor(email, tokens))).toHaveProperty('reviewQueue');
  // From now on nobody signs in without the app.
  const again = await logIn(graph, email, password, () => town.authenticatorCode(email));
  expect(await readQueue(again.tokens.accessToken)).toHaveProperty('reviewQueue');
}, 180_000);

test('IDN-14 a practitioner joins the staff signed in: the sessions end, and the rights wait for a second factor', async () => {
  const { email, password, token: before } = await newPractitioner();
  const token = await invited(email);
  await expect(change('acceptInvitation', { token, human: await human() })).rejects.toEqual(
    refused('INVITATION_NEEDS_SIGN_IN'),
  );
  const accepted = await change<{ signUp: null; roles: string[] }>(
    'acceptInvitation',
    { token, human: await human() },
    'signUp { id } roles',
    before,
  );
  expect(accepted).toMatchObject({ signUp: null, roles: ['PRACTITIONER', 'REVIEWER'] });
  await eventually('the session of before has ended', async () =>
    (await graph.raw('{ me { id } }', {}, before)).status === 401 ? true : undefined,
  );
  const { tokens } = await logIn(graph, email, password);
  await expect(readQueue(tokens.accessToken)).rejects.toEqual(refused('FORBIDDEN'));
  expect(await readQueue(await withSecondFactor(email, tokens))).toHaveProperty('reviewQueue');
}, 180_000);

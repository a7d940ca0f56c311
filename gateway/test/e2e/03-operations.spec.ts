import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  newStranger,
  payableInvoice,
  payAtBank,
  profile,
  proveHuman,
  reached,
  signUpInput,
  type Stranger,
  trainingAnswers,
} from '@mumaris/sandbox/outsider';
import { staffToken } from './people';
import { graph, steps, town } from './platform';

const folder = path.join(__dirname, '../../src/explorer/operations');
const order = JSON.parse(readFileSync(path.join(folder, 'order.json'), 'utf8')) as string[];
const ran: string[] = [];

/** Runs one sample operation as the explorer does; neither it nor a payload of it may carry an error. */
const run = async (name: string, variables: object = {}, token?: string) => {
  const document = readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
  const data = await graph.ask<Record<string, Record<string, unknown>>>(document, variables, token);
  for (const payload of Object.values(data)) if (payload && 'errors' in payload) expect(payload['errors']).toEqual([]);
  ran.push(name);
  return data as Record<string, Record<string, Record<string, string>>>;
};

test('the sample operations of the explorer, each in its place of one story', async () => {
  const stranger = newStranger();
  await run('human-challenge');
  const { signUp } = await run('sign-up', { input: signUpInput(stranger, await proveHuman(graph)) });
  const mail = await town.message({ to: stranger.email, channel: 'EMAIL', contains: 'token=' });
  const token = new URL(mail.links.find((link) => link.includes('token=')) ?? '').searchParams.get('token');
  await run('activate-by-link', { token });
  const sms = await town.message({ to: stranger.mobile, channel: 'SMS' });
  await run('verify-mobile', { signUpId: signUp?.['signUp']?.['id'], code: /\d{6}/.exec(sms.text)?.[0] });

  const input = {
    identifier: stranger.email,
    password: stranger.password,
    rememberMe: true,
    human: await proveHuman(graph),
  };
  const { logIn } = await run('log-in', { input });
  const { refreshSession } = await run('refresh-session', { refreshToken: logIn?.['tokens']?.['refreshToken'] });
  const mine = refreshSession?.['tokens']?.['accessToken'];
  await run('services');
  await run('open-profile', { input: profile }, mine);

  const { startApplication } = await run('start-application', { service: 'TRAINING_LETTER' }, mine);
  const id = startApplication?.['application']?.['id'] ?? '';
  await run('answer-questions', { applicationId: id, answers: trainingAnswers(await town.now()) }, mine);
  const { submitApplication } = await run('submit-application', { applicationId: id }, mine);
  const invoice = await payableInvoice(steps, id, 'ADMINISTRATIVE', mine ?? '');
  await run('pay-invoice', { invoiceId: invoice.id, method: 'SADAD' }, mine);
  await payAtBank(town, invoice);
  await reached(steps, id, 'UNDER_REVIEW', mine ?? '');
  await run('me', {}, mine);

  const reviewer = await staffToken('REVIEWER');
  await run('review-queue', { filter: { service: 'TRAINING_LETTER' } }, reviewer);
  await run('claim-application', { applicationId: id }, reviewer);
  const deficiencies = [{ ar: 'وضّح تاريخ النهاية.', en: 'Make the end clear.' }];
  await run('return-application', { input: { applicationId: id, deficiencies } }, reviewer);
  await run('resubmit-application', { applicationId: id }, mine);
  await run('claim-application', { applicationId: id }, reviewer);
  await run('approve-application', { applicationId: id, remark: null }, reviewer);
  await run('application-status', { number: submitApplication?.['application']?.['number'] });
  await payAtBank(town, await payableInvoice(steps, id, 'SERVICE', mine ?? ''));
  const { outcome } = await reached(steps, id, 'COMPLETED', mine ?? '');
  const { verifyCredential } = await run('verify-credential', { number: outcome?.number, code: outcome?.code });
  expect(verifyCredential).toMatchObject({ status: 'ACTIVE' });

  const date = (await town.now()).toISOString().slice(0, 10);
  const activity = { kind: 'SELF_LEARNING', title: 'دورة إنعاش', provider: 'جمعية القلب', date, hours: 2.5 };
  await run('record-activity', { input: activity }, mine);
  await run('cpd-record', { first: 10 }, mine);
  await run('inbox', {}, mine);
  await run('sessions', {}, mine);

  await secureAccount(stranger, mine ?? '');
  await runEmployers();

  expect([...new Set(ran)].sort()).toEqual([...order].sort());
});

const linkTo = async (to: string, contains: string) => {
  const { links } = await town.message({ to, channel: 'EMAIL', contains });
  return new URL(links.find((link) => link.includes('token=')) ?? '').searchParams.get('token');
};
const nextCode = async (to: string, after: string | undefined) => {
  const sms = await town.message({ to, channel: 'SMS', ...(after && { after }) });
  return /\d{6}/.exec(sms.text)?.[0];
};

/** What the owner of an account does for its security, down to a forgotten password. */
const secureAccount = async (stranger: Stranger, mine: string) => {
  await run('security-events', { first: 5 }, mine);
  let after = await town.lastMessage();
  const forgotten = { mobile: stranger.mobile, human: await proveHuman(graph) };
  const { requestUserName } = await run('request-user-name', { input: forgotten });
  const requestId = requestUserName?.['request']?.['id'];
  await run('reveal-user-name', { input: { requestId, code: await nextCode(stranger.mobile, after) } });

  const { me } = await graph.ask<{ me: { practitioner: { fileNumber: string } } }>(
    '{ me { practitioner { fileNumber } } }',
    {},
    mine,
  );
  const { email, mobile } = newStranger();
  const wanted = { number: me.practitioner.fileNumber, email, mobile };
  const { requestContactChange } = await run('request-contact-change', { input: wanted }, mine);
  const changeId = requestContactChange?.['change']?.['id'];
  after = await town.lastMessage();
  await run('finish-contact-change', { input: { changeId } }, mine);
  await run('confirm-email-change', { input: { token: await linkTo(email, 'confirm-email') } });
  await run('confirm-mobile-change', { input: { changeId, code: await nextCode(mobile, after) } }, mine);

  const { enrolTotp } = await run('enrol-totp', {}, mine);
  await town.enrolAuthenticator(email, enrolTotp?.['enrolment']?.['secret'] ?? '');
  await run('confirm-totp', { input: { code: await town.authenticatorCode(email) } }, mine);
  const input = { identifier: email, password: stranger.password, rememberMe: false, human: await proveHuman(graph) };
  const { logIn } = await run('log-in', { input });
  const challengeId = logIn?.['secondFactor']?.['id'];
  const { completeLogIn } = await run('complete-log-in', {
    input: { challengeId, code: await town.authenticatorCode(email) },
  });
  const token = completeLogIn?.['tokens']?.['accessToken'];
  const sessions = await graph.ask<{ me: { sessions: { id: string; current: boolean }[] } }>(
    '{ me { sessions { id current } } }',
    {},
    token,
  );
  const other = sessions.me.sessions.find(({ current }) => !current);
  await run('revoke-session', { input: { sessionId: other?.id } }, token);
  await run('export-my-data', {}, token);
  await run('log-out-everywhere', {}, token);

  await run('request-password-reset', { input: { email, human: await proveHuman(graph) } });
  const password = 'نخلة-خضراء-في-الوادي';
  const reset = { token: await linkTo(email, 'reset-password'), password, passwordConfirmation: password };
  await run('reset-password', { input: reset });
};

/** What staff do for people and employers. */
const runEmployers = async () => {
  const variables = (name: string) =>
    JSON.parse(readFileSync(path.join(folder, `${name}.variables.json`), 'utf8')) as { input: object };
  await run('reveal-personal-data', variables('reveal-personal-data'), await staffToken('SUPPORT'));
  const admin = await staffToken('ADMIN');
  const invitation = { ...variables('invite-staff').input, email: newStranger().email };
  await run('invite-staff', { input: invitation }, admin);
  await run('create-organisation', variables('create-organisation'), admin);
  const { createApiClient } = await run('create-api-client', variables('create-api-client'), admin);
  const clientId = createApiClient?.['client']?.['id'];
  await run('rotate-api-client-secret', { input: { clientId } }, admin);
  await run('revoke-api-client', { input: { clientId, reason: 'انتهى التعاقد' } }, admin);
};

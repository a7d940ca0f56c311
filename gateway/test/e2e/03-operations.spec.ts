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

  expect([...new Set(ran)].sort()).toEqual([...order].sort());
});

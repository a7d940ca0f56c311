import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { createFieldCipher } from '@mumaris/kit/secrets/cipher';
import { createTasks } from '@mumaris/kit/tasks';
import { testStore } from '@mumaris/kit/testing';
import type { Connection } from 'mongoose';
import type { AccountNotice } from '../src/domain/notice';
import type { Recipient } from '../src/domain/recipient';
import { loadPhrasebook } from '../src/rules/load-phrasebook';
import { createMessages } from '../src/store/message.repository';
import { createRecipients } from '../src/store/recipient.repository';
import { createWaiting } from '../src/store/waiting.repository';
import { type DeliveryDeps, deliverNotice } from '../src/use-cases/deliver-notice';
import { forgetRecipient } from '../src/use-cases/forget-recipient';
import { keepRecipient } from '../src/use-cases/keep-recipient';

let connection: Connection;
let drop: () => Promise<void>;
let deps: DeliveryDeps;
beforeAll(async () => {
  ({ connection, drop } = await testStore());
  deps = {
    book: loadPhrasebook(path.join(__dirname, '..', 'rules')),
    recipients: createRecipients(connection, createFieldCipher([randomBytes(32)], 'test')),
    waiting: createWaiting(connection),
    messages: createMessages(connection),
    tasks: createTasks(connection),
  };
  await prepareStore(connection);
});
afterAll(() => drop());

const recipientOf = (accountId: string): Recipient => ({
  accountId,
  language: 'EN',
  email: 'a@mail.example',
  mobile: '+966500000001',
  name: 'Noura',
});
const noticeFor = (accountId: string): AccountNotice => ({
  eventId: `evt_${accountId}`,
  about: 'sa.mumaris.identity.account-activated.v1',
  accountId,
  data: { accountId },
  at: new Date('2026-11-22T09:30:00Z'),
});
const register = (accountId: string) =>
  inTransaction(connection, (tx) => keepRecipient(deps)(recipientOf(accountId), 1, tx));
const told = async (accountId: string) => ({
  messages: (await deps.messages.page(accountId, false, {})).edges.length,
  tasks: await connection.collection<{ _id: string }>('tasks').countDocuments({ _id: `evt_${accountId}:EMAIL` }),
  waiting: await connection.collection('waiting').countDocuments({ accountId }),
});

/** Delivers a notice to somebody of whom something else commits right after the first look; says how often it looked. */
const deliverWhile = async (act: (accountId: string) => Promise<unknown>, whom: string): Promise<number> => {
  let looks = 0;
  const find: DeliveryDeps['recipients']['find'] = async (accountId, tx) => {
    const found = await deps.recipients.find(accountId, tx);
    if (++looks === 1) await act(accountId);
    return found;
  };
  const racing: DeliveryDeps = { ...deps, recipients: { ...deps.recipients, find } };
  await inTransaction(connection, (tx) => deliverNotice(racing)(noticeFor(whom), tx));
  return looks;
};

test('NTF-03 a registration that commits after a notice looked, and before it waits, is seen', async () => {
  const looks = await deliverWhile(register, 'acc_looks');
  expect(await told('acc_looks')).toEqual({ messages: 1, tasks: 1, waiting: 0 });
  expect(looks).toBe(2);
});

test('NTF-03 a registration that runs while a notice has not committed its wait delivers it', async () => {
  let registered = Promise.resolve();
  await inTransaction(connection, async (tx) => {
    await deliverNotice(deps)(noticeFor('acc_waits'), tx);
    registered = register('acc_waits');
  });
  await registered;
  expect(await told('acc_waits')).toEqual({ messages: 1, tasks: 1, waiting: 0 });
});

const close = (accountId: string) => inTransaction(connection, (tx) => forgetRecipient(deps)(accountId, tx));

test('IDN-15 an account that is closed while a notice looks for it is not waited for', async () => {
  const looks = await deliverWhile(close, 'acc_closes');
  expect(await told('acc_closes')).toEqual({ messages: 0, tasks: 0, waiting: 0 });
  expect(looks).toBe(2);
});

test('IDN-15 what waited for an account goes with it, and nothing late brings its contact back', async () => {
  await inTransaction(connection, (tx) => deliverNotice(deps)(noticeFor('acc_gone'), tx));
  await close('acc_gone');
  await register('acc_gone');
  expect(await told('acc_gone')).toEqual({ messages: 0, tasks: 0, waiting: 0 });
  expect(await deps.recipients.find('acc_gone')).toBe('CLOSED');
});

test('IDN-11 of two events that say how an account is reached the later one stands, in whatever order they come', async () => {
  const at = (email: string, sequence: number) =>
    inTransaction(connection, (tx) => keepRecipient(deps)({ ...recipientOf('acc_moves'), email }, sequence, tx));
  await Promise.all([at('new@mail.example', 9), at('old@mail.example', 1)]);
  await at('older@mail.example', 8);
  expect(await deps.recipients.find('acc_moves')).toMatchObject({ email: 'new@mail.example' });
});

test('NTF-05 a contact is encrypted at rest', async () => {
  await register('acc_sealed');
  const row = await connection.collection<{ _id: string }>('recipients').findOne({ _id: 'acc_sealed' });
  expect(JSON.stringify(row)).not.toMatch(/mail\.example|966500|Noura/);
  expect(await deps.recipients.find('acc_sealed')).toEqual(recipientOf('acc_sealed'));
});

import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  callSubgraph,
  dropStore,
  fixedClock,
  testEventKeys,
  testLog,
  testMongoUri,
  testStore,
  testTopics,
  waitFor,
} from '@mumaris/kit/testing';
import { freePort } from '../../../infra/local/processes/ports.mjs';
import { root } from '../../platform/run.mjs';

const { createOutbox } = await import('@mumaris/kit/events/outbox');
const { inTransaction } = await import('@mumaris/kit/mongo/transaction');
const { createTasks } = await import('@mumaris/kit/tasks');

/** Billing as it is built. */
const main = path.join(root, 'services/billing/dist/main.js');
const billing = createRequire(main);
const { createLedgerReads, createStores, createUseCases, loadBillingRules } = billing('./assemble.js');
const { Webhook } = createRequire(path.join(root, 'services/billing/package.json'))('standardwebhooks');

const personOf = (/** @type {number} */ index) => ({ accountId: `acc_${index}`, practitionerId: `pra_${index}` });
const applicationOf = (/** @type {number} */ index) => `app_${Math.floor(index / 2)}`;

/** Takes every bill at once, and has no payments to list. */
const startSadad = async () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const answer = request.method === 'GET' ? { payments: [], next: null } : {};
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
};

/** Billing in a process of its own, on a store of its own, with a SADAD that is never late. */
export async function startBilling() {
  const uri = testMongoUri();
  const { brokers, prefix } = await testTopics();
  const eventKeys = testEventKeys('billing');
  const sadad = await startSadad();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const callerKey = randomBytes(32).toString('base64url');
  const sadadKey = randomBytes(32).toString('base64');
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: String(port) },
    ...{ MONGODB_URI: uri.reveal(), KAFKA_BROKERS: brokers.join(','), KAFKA_PREFIX: prefix, CALLER_KEY: callerKey },
    EVENT_SIGNING_KEY: eventKeys.EVENT_SIGNING_KEY.reveal(),
    EVENT_KEYS_FILE: eventKeys.EVENT_KEYS_FILE,
    ...{ SADAD_URL: sadad.url, SADAD_KEY: sadadKey, CARD_URL: sadad.url, CARD_KEY: 'of-no-use' },
    ...{ CARD_WEBHOOK_SECRET: sadadKey, RETURN_URL: 'https://portal.test/return', PAPERS_URL: url },
    PAPERS_KEY: randomBytes(32).toString('base64url'),
  };
  const service = spawn(process.execPath, [main], { env, stdio: 'inherit' });
  await waitFor(async () => (await fetch(`${url}/health/ready`)).ok, { timeoutMs: 60_000, what: 'the service' });

  const { connection, drop } = await testStore(uri);
  const clock = fixedClock(new Date().toISOString());
  const outbox = createOutbox({ service: 'billing', connection, clock });
  const rules = loadBillingRules();
  const stores = createStores({ connection, clock, log: testLog, outbox, tasks: createTasks(connection) });
  const { issueInvoice } = createUseCases({ ...stores, connection, rules, clock, log: testLog });
  const webhook = new Webhook(sadadKey);
  const ask = (
    /** @type {Parameters<typeof callSubgraph>[0]['caller']} */ caller,
    /** @type {string} */ query,
    /** @type {object} */ variables,
  ) => callSubgraph({ url, subgraph: 'billing', callerKey, caller, query, variables: { ...variables } });

  return {
    connection,
    personOf,
    applicationOf,
    practitioner: (/** @type {number} */ person) => ({
      __typename: 'Practitioner',
      id: personOf(person).practitionerId,
    }),
    application: (/** @type {number} */ index) => ({ __typename: 'Application', id: applicationOf(index) }),
    /** Asks somebody for an administrative fee, as the application's event would. @param {number} index */
    issue: async (index) => {
      const order = {
        ...{
          applicationId: `app_${index}`,
          applicationNumber: `A-${index}`,
          service: 'TRAINING_LETTER',
          category: 'PHYSICIAN',
        },
        ...{ ...personOf(index), requestedAt: clock.now(), kind: 'ADMINISTRATIVE' },
      };
      await inTransaction(connection, (/** @type {any} */ tx) => issueInvoice(order, tx));
      const [invoice] = await stores.invoices.ofApplications([order.applicationId]);
      return { billNumber: invoice.billNumber, amount: invoice.total, paymentId: `sadad-${index}` };
    },
    /** Every bill is at SADAD. */
    isIdle: async () =>
      !(await connection.collection('invoices').countDocuments({ sadadRegisteredAt: null }, { limit: 1 })),
    /** SADAD tells of a payment. @param {{ billNumber: string, amount: number, paymentId: string }} payment */
    notify: async (payment) => {
      const at = new Date();
      const text = JSON.stringify({
        type: 'sadad.bill.paid',
        data: { ...payment, currency: 'SAR', paidAt: at.toISOString() },
      });
      const id = `msg_${randomUUID()}`;
      const response = await fetch(`${url}/webhooks/sadad`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
          'webhook-signature': webhook.sign(id, at, text),
        },
        body: text,
      });
      if (response.status !== 204) throw new Error(`${response.status} ${await response.text()}`);
    },
    verify: () => createLedgerReads(connection, rules).verify(),
    /** As the practitioner. @param {number} person @param {string} query @param {object} variables */
    read: async (person, query, variables) => {
      const answer = await ask({ accountId: personOf(person).accountId, roles: ['PRACTITIONER'] }, query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data;
    },
    askAsFinance: (/** @type {string} */ query) => ask({ accountId: 'acc_finance', roles: ['FINANCE'] }, query, {}),
    stop: async () => {
      service.kill();
      sadad.stop();
      await stores.database.dropDatabase();
      await drop();
      await dropStore(uri);
    },
  };
}

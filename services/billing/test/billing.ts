import { randomBytes, randomUUID } from 'node:crypto';
import { Secret } from '@mumaris/kit/config';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { newId, newNumber } from '@mumaris/kit/id';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { startService } from '@mumaris/kit/service';
import { createTasks } from '@mumaris/kit/tasks';
import {
  callSubgraph,
  type FixedClock,
  fixedClock,
  testLog,
  testBus,
  testEventKeys,
  testMongoUri,
  testStore,
  testTopics,
} from '@mumaris/kit/testing';
import type { Role } from '@mumaris/schemas';
import { Webhook } from 'standardwebhooks';
import type { Config } from '../src/config';
import type { Invoice } from '../src/invoices/domain/invoice';
import { type FeeOrder, issueInvoice } from '../src/invoices/domain/issue-invoice';
import { openRefund } from '../src/refunds/domain/open-refund';
import type { Refund } from '../src/refunds/domain/refund';
import { createStores } from '../src/assemble';
import { wire } from '../src/wire';
import type { PaymentNotice } from '../src/payments/domain/payment';
import { openItem } from '../src/payments/domain/open-item';
import { administrativeOrder, aNotice, rules } from './fixtures';
import { startProviders } from './providers';

const secretText = () => randomBytes(32).toString('base64');

export const keys = {
  caller: randomBytes(32).toString('base64url'),
  sadad: secretText(),
  card: secretText(),
  papers: randomBytes(32).toString('base64url'),
};
const cardKey = 'card-key-of-the-tests';

const configOf = (providersUrl: string, mongoUri: Secret, brokers: string[], prefix: string): Config => ({
  NODE_ENV: 'test',
  LOG_LEVEL: (process.env['LOG_LEVEL'] ?? 'silent') as Config['LOG_LEVEL'],
  HOST: '127.0.0.1',
  PORT: 0,
  MONGODB_URI: mongoUri,
  KAFKA_BROKERS: brokers,
  ...testEventKeys('billing'),
  KAFKA_PREFIX: prefix,
  CALLER_KEY: new Secret(keys.caller),
  SADAD_URL: providersUrl,
  SADAD_KEY: new Secret(keys.sadad),
  CARD_URL: providersUrl,
  CARD_KEY: new Secret(cardKey),
  CARD_WEBHOOK_SECRET: new Secret(keys.card),
  RETURN_URL: 'https://portal.test/payments/return',
  PAPERS_URL: 'https://billing.test',
  PAPERS_KEY: new Secret(keys.papers),
  LEDGER_DATABASE: undefined,
  EINVOICE_KEY: undefined,
  EINVOICE_CERTIFICATE: undefined,
});

export interface Sent {
  status: number;
  body: { code: string; message: { ar: string; en: string } } | null;
}

interface SendOptions {
  key?: string;
  at?: Date;
  headers?: Record<string, string>;
}

/** Sends a text to a webhook, signed as the providers do. */
export const sendSigned = async (url: string, text: string, options: SendOptions = {}): Promise<Sent> => {
  const { key = keys.sadad, at = new Date(), headers } = options;
  const id = `msg_${randomUUID()}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: headers ?? {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(key).sign(id, at, text),
    },
    body: text,
  });
  const answer = await response.text();
  return { status: response.status, body: answer ? (JSON.parse(answer) as Sent['body']) : null };
};

/** As an administrator: the service's own user may not. */
const dropLedger = async (name: string) => {
  const admin = await connectMongo(testMongoUri(), 'test');
  await admin.useDb(name).dropDatabase();
  await admin.close();
};

export type Billing = Awaited<ReturnType<typeof startBilling>>;

/** The service alone, with neighbours as events and providers as HTTP. @param mongoUri of its store, where it is not one of its own */
export const startBilling = async (now: string, mongoUri = testMongoUri()) => {
  const clock: FixedClock = fixedClock(now);
  const providers = await startProviders(keys.sadad, cardKey);
  const { brokers, prefix } = await testTopics();
  const bus = await testBus(brokers, prefix, ['billing']);
  const service = await startService('billing', configOf(providers.url, mongoUri, brokers, prefix), wire, clock);

  const ask = <D>(accountId: string | undefined, query: string, variables: object = {}, roles: Role[] = []) =>
    callSubgraph<D>({
      url: service.url,
      subgraph: 'billing',
      callerKey: keys.caller,
      caller: { roles, ...(accountId && { accountId }) },
      query,
      variables: { ...variables },
    });

  const { connection, drop } = await testStore(mongoUri);
  const outbox = createOutbox({ service: 'billing', connection, clock });
  const stores = createStores({ connection, clock, log: testLog, outbox, tasks: createTasks(connection) });

  /** Puts an invoice of somebody there as rows, as its application's event would: the administrative one, or as is said. */
  const put = async (person: Partial<FeeOrder> & { applicationId: string; accountId: string }): Promise<Invoice> => {
    const order = { ...administrativeOrder, ...person, requestedAt: person.requestedAt ?? clock.now() } as FeeOrder;
    const issue = async (tx: Transaction) => {
      const naming = { id: newId('inv'), sequence: await stores.sequences.nextInvoice(clock.now(), tx) };
      const issued = issueInvoice(order, naming, rules, clock.now());
      await stores.invoices.insert(issued, tx);
      return issued.state;
    };
    return inTransaction(connection, issue);
  };

  /** Puts money there that goes back to the payer of an invoice without a request, as if it had come twice. */
  const putRefund = async (invoice: Invoice): Promise<Refund> => {
    const { id: invoiceId, number: invoiceNumber, applicationId, accountId, practitionerId, total } = invoice;
    const about = { invoiceId, invoiceNumber, applicationId, accountId, practitionerId };
    const payment = { paymentId: newId('pay'), method: 'SADAD', providerPaymentId: randomUUID() } as const;
    const named = { id: newId('rfd'), number: newNumber('R'), payer: { ...about, ...payment } };
    const opened = openRefund(named, total, clock.now());
    await inTransaction(connection, (tx) => stores.refunds.insert(opened, tx));
    return opened.state;
  };

  /** Puts an item there that finance has to look into. */
  const putOpenItem = (fields: Partial<PaymentNotice>) => {
    const notice = aNotice({ providerPaymentId: randomUUID(), ...fields });
    return stores.openItems.open(openItem('CONTRADICTION', notice, { id: newId('itm'), now: clock.now() }));
  };

  return {
    put,
    putOpenItem,
    putRefund,
    url: service.url,
    /** How many events of a type were ever said of a thing: what is committed, not what has arrived. */
    countSaid: (type: string, aggregateId: string) =>
      connection.collection('outbox').countDocuments({ aggregateId, 'event.type': type }),
    /** What is kept of an application, its invoices, and the refunds of one of them. */
    known: (applicationId: string) => stores.applications.find(applicationId),
    invoicesOf: (applicationId: string) => stores.invoices.ofApplications([applicationId]),
    refundsOf: (invoiceId: string) => stores.refunds.ofInvoices([invoiceId]),
    endedAt: async (applicationId: string) => (await stores.applications.find(applicationId))?.endedAt,
    /** Until all that was seen to be written is on a majority: the books are read from there, a moment behind what a test has seen. */
    onMajority: () =>
      connection
        .collection<{ _id: string }>('test-marks')
        .updateOne({ _id: 'mark' }, { $inc: { count: 1 } }, { upsert: true, writeConcern: { w: 'majority' } }),
    /** As nothing does today: for what is asked of it afterwards. */
    giveInvoiceTo: (id: string, accountId: string) =>
      connection.collection<{ _id: string }>('invoices').updateOne({ _id: id }, { $set: { accountId } }),
    /** What the ledger holds by account, debits less credits, without what was paid out: that goes on by itself meanwhile. */
    bookedBeforePayOuts: async (): Promise<Record<string, number>> => {
      const balance = { $sum: { $subtract: ['$entries.debit', '$entries.credit'] } };
      const sums = await stores.database
        .collection('postings')
        .aggregate<{ _id: string; balance: number }>([
          { $match: { 'cause.what': { $ne: 'REFUND_PAID' } } },
          { $unwind: '$entries' },
          { $group: { _id: '$entries.account', balance } },
        ])
        .toArray();
      return Object.fromEntries(sums.map(({ _id, balance }) => [_id, Number(balance)]));
    },
    clock,
    providers,
    bus,
    ask,
    stop: async () => {
      await service.stop();
      await bus.stop();
      await providers.stop();
      await drop();
      await dropLedger(stores.database.name);
    },
  };
};

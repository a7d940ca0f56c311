import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { systemClock } from '../clock';
import { createConsumer } from '../events/consumer';
import { on } from '../events/handler';
import { connectKafka } from '../events/kafka';
import { createOutbox } from '../events/outbox';
import { createPublisher } from '../events/producer';
import { createRelay } from '../events/relay';
import { createEventSigner, createEventVerifier } from '../events/signatures';
import { newId } from '../id';
import { prepareStore } from '../mongo/prepare';
import { inTransaction } from '../mongo/transaction';
import { testEventKeys } from './event-keys';
import { testLog, testStore, testTopics } from './servers';

export interface EventJourney {
  /** Commits `count` events one after another, and gives the ms from each commit's end to its handler's start. */
  measure(count: number): Promise<number[]>;
  stop(): Promise<void>;
}

/** Two services with nothing to do but one event at a time: for measuring how long one is on its way. */
export const eventJourney = async (): Promise<EventJourney> => {
  const [said, heard, { brokers, prefix }] = await Promise.all([testStore(), testStore(), testTopics()]);
  const kafka = connectKafka({ clientId: prefix, brokers, log: testLog });
  const publisher = createPublisher(kafka, testLog);
  const outbox = createOutbox({ service: 'billing', connection: said.connection, clock: systemClock });
  const arrivals = new Map<string, (at: number) => void>();
  const keys = testEventKeys('billing');
  const [signer, verifier] = await Promise.all([
    createEventSigner(keys.EVENT_SIGNING_KEY),
    createEventVerifier(keys.EVENT_KEYS_FILE),
  ]);
  const consumer = createConsumer({
    service: 'notification',
    prefix,
    kafka,
    connection: heard.connection,
    handlers: [on(InvoiceExpiredV1, ({ subject }) => Promise.resolve(arrivals.get(subject)?.(performance.now())))],
    verifier,
    log: testLog,
  });
  const relay = createRelay({
    service: 'billing',
    prefix,
    connection: said.connection,
    publisher,
    signer,
    log: testLog,
  });
  await Promise.all([prepareStore(said.connection), prepareStore(heard.connection)]);
  relay.start();
  await consumer.start();

  const one = async (): Promise<number> => {
    const id = newId('inv');
    const arrival = new Promise<number>((resolve) => arrivals.set(id, resolve));
    await inTransaction(said.connection, (tx) => outbox.add(id, 1, [InvoiceExpiredV1.of(expired(id))], tx));
    const committedAt = performance.now();
    return (await arrival) - committedAt;
  };

  return {
    measure: async (count) => {
      const times: number[] = [];
      while (times.length < count) times.push(await one());
      return times;
    },
    stop: async () => {
      await consumer.stop();
      await relay.stop();
      await publisher.stop();
      await Promise.all([said.drop(), heard.drop()]);
    },
  };
};

const expired = (invoiceId: string): InvoiceExpiredV1 => ({
  invoiceId,
  number: 'INV-2026-00000042',
  kind: 'SERVICE',
  applicationId: 'app_01k8x2v6t3q9m6',
  accountId: 'acc_01k8x2v6t3q9m4',
  total: { amount: 10_000, currency: 'SAR' },
  dueAt: '2026-11-22T20:59:59.999Z',
});

import type { Connection } from 'mongoose';
import type { Logger } from '../log';
import { createLease } from '../mongo/lease';
import { inSnapshot } from '../mongo/snapshot';
import { createWake, wakeOnInsert } from '../wake';
import { topicOf } from './envelope';
import { outboxModel, type OutboxRow } from './outbox';
import type { Message, Publisher } from './producer';
import { type EventSigner, signatureHeader } from './signatures';

interface Options {
  service: string;
  prefix: string;
  connection: Connection;
  publisher: Publisher;
  signer: EventSigner;
  log: Logger;
  /** The safety net where a change stream missed something. */
  pollMs?: number;
}

export interface Relay {
  /** Publishes what is unsent now; the number of events. */
  publishUnsent(): Promise<number>;
  /** For how many ms the oldest event that is committed has waited to be sent; 0 where none waits. */
  oldestUnsentMs(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

const batchSize = 500;
const leaseMs = 10_000;
const faultPauseMs = 500;

/**
 * Carries committed events from the outbox to the service's topic: of several replicas one at a time, each aggregate's
 * events in their order, at least once. Woken by each insert; polls as the safety net.
 */
export const createRelay = (options: Options): Relay => {
  const { service, prefix, connection, publisher, signer, log, pollMs = 2_000 } = options;
  const model = outboxModel(connection);
  const lease = createLease(connection, 'relay', leaseMs);
  const wake = createWake();
  let running: Promise<void> | undefined;
  let stopped = false;
  let unwatch: () => Promise<void> = () => Promise.resolve();

  /**
   * The oldest unsent rows, completed to all unsent rows of their aggregates: a later event never goes first. Read from
   * one snapshot of what a majority has: nothing that a failover could undo, and no row that a commit slips past.
   */
  const nextBatch = (): Promise<OutboxRow[]> =>
    inSnapshot(connection, async (session) => {
      const unsent = model.find({ sentAt: null }, { aggregateId: 1 }, { session });
      const oldest = await unsent.sort({ _id: 1 }).limit(batchSize).lean();
      if (!oldest.length) return [];
      const aggregateIds = [...new Set(oldest.map(({ aggregateId }) => aggregateId))];
      return model
        .find({ aggregateId: { $in: aggregateIds }, sentAt: null }, null, { session })
        .sort({ aggregateId: 1, sequence: 1 })
        .limit(batchSize * 4)
        .lean<OutboxRow[]>();
    });

  const publishUnsent = async (): Promise<number> => {
    const rows = await nextBatch();
    if (rows.length) {
      await publisher.publish(await Promise.all(rows.map((row) => toMessage(signer, topicOf(prefix, service), row))));
      await model.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { $set: { sentAt: new Date() } });
    }
    return rows.length;
  };

  const pass = async (): Promise<void> => {
    try {
      if (!(await lease.hold()) || !(await publishUnsent())) await wake.sleep(pollMs);
    } catch (error) {
      log.warn({ err: error }, 'the relay pauses; nothing is lost');
      await new Promise((resolve) => setTimeout(resolve, faultPauseMs));
    }
  };

  const loop = async () => {
    while (!stopped) await pass();
    await lease.release().catch(() => undefined); // it also runs out by itself
  };

  return {
    publishUnsent,
    oldestUnsentMs: async () => {
      const oldest = await model.findOne({ sentAt: null }, { createdAt: 1 }).sort({ _id: 1 }).lean();
      return oldest ? Math.max(0, Date.now() - oldest.createdAt.getTime()) : 0;
    },
    start: () => {
      unwatch = wakeOnInsert(connection, 'outbox', wake, log);
      running = loop();
    },
    stop: async () => {
      stopped = true;
      wake.now();
      await unwatch();
      await running;
    },
  };
};

const toMessage = async (signer: EventSigner, topic: string, { aggregateId, event }: OutboxRow): Promise<Message> => {
  const message = { topic, key: aggregateId, value: JSON.stringify(event) };
  return { ...message, headers: { [signatureHeader]: await signer.sign(message) } };
};

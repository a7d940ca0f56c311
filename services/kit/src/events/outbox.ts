import type { EveryField } from '../mongo/fields';
import { modelOf } from '../mongo/model-of';
import { type EventType, eventTypes, type NewEvent } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Clock } from '../clock';
import type { Transaction } from '../mongo/transaction';
import { type EventEnvelope, toEnvelope } from './envelope';

/** An event that is committed and waits to be published, or was. */
export interface OutboxRow {
  _id: string;
  aggregateId: string;
  sequence: number;
  event: EventEnvelope;
  createdAt: Date;
  sentAt: Date | null;
}

const keepSentSeconds = 30 * 86_400;
const maxEventsOfOneChange = 100;
/** A broker refuses messages of over 1 MiB, and a refused one would hold up all behind it. */
const maxEventBytes = 400 * 1_024;

const schema = new Schema<OutboxRow>(
  {
    _id: { type: String, required: true },
    aggregateId: { type: String, required: true },
    sequence: { type: Number, required: true },
    event: { type: Object, required: true },
    createdAt: { type: Date, required: true },
    sentAt: { type: Date, default: null },
  } satisfies EveryField<OutboxRow>,
  { collection: 'outbox', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ sentAt: 1, _id: 1 })
  .index({ aggregateId: 1, sequence: 1 }, { unique: true })
  .index({ sentAt: 1 }, { expireAfterSeconds: keepSentSeconds });

/** The outbox of one connection. */
export const outboxModel = (connection: Connection): Model<OutboxRow> => modelOf(connection, 'Outbox', schema);

/** Where state changes leave their events, in the same transaction. */
export interface Outbox {
  /** @throws ContractViolation where an event is not what its schema says, so that the change is not committed */
  add(aggregateId: string, version: number, events: readonly NewEvent[], tx: Transaction): Promise<void>;
}

interface Parts {
  service: string;
  connection: Connection;
  clock: Clock;
}

const contracts = new Map<string, EventType<never>>(eventTypes.map((contract) => [contract.type, contract]));

export const createOutbox = ({ service, connection, clock }: Parts): Outbox => {
  const model = outboxModel(connection);
  return {
    add: async (aggregateId, version, events, tx) => {
      if (!events.length) return;
      if (events.length > maxEventsOfOneChange) throw new Error(`${events.length} events of one change`);
      const now = new Date();
      const rows = events.map((event, index): OutboxRow => {
        const contract = contracts.get(event.type);
        if (contract?.service !== service) throw new Error(`${service} does not own the event ${event.type}`);
        contract.parse(event.data);
        // Versions rise with each committed change, so this orders an aggregate's events across replicas.
        const sequence = version * maxEventsOfOneChange + index;
        const envelope = toEnvelope(event, { service, aggregateId, sequence, time: clock.now() });
        const bytes = Buffer.byteLength(JSON.stringify(envelope));
        if (bytes > maxEventBytes) throw new Error(`${event.type} of ${aggregateId} has ${bytes} bytes`);
        return { _id: envelope.id, aggregateId, sequence, event: envelope, createdAt: now, sentAt: null };
      });
      await model.insertMany(rows, { session: tx, ordered: true });
    },
  };
};

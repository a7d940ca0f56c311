import type { EventEnvelope, EventType } from '@mumaris/schemas';
import { toEnvelope, topicOf } from '../events/envelope';
import { connectKafka } from '../events/kafka';
import { createPublisher } from '../events/producer';
import { createEventSigner, type EventSigner, signatureHeader } from '../events/signatures';
import { testEventKeys } from './event-keys';
import { testLog } from './servers';
import { waitFor } from './wait-for';

interface Place {
  subject: string;
  sequence?: number;
  time?: Date;
}

export interface TestBus {
  /** Says an event as the service that owns it would. */
  publish<D extends object>(contract: EventType<D>, data: D, place: Place): Promise<EventEnvelope>;
  /** Delivers an envelope again, as it is. */
  publishAgain(envelope: EventEnvelope): Promise<void>;
  /** Puts any text on a service's topic, signed by it. */
  publishRaw(service: string, key: string, value: string): Promise<void>;
  /** Everything said so far on the topics it listens to, in order of arrival. */
  heard(): readonly EventEnvelope[];
  /** Waits for an event of a type that passes `test`, and gives its data. */
  hear<D extends object>(contract: EventType<D>, test?: (data: D) => boolean): Promise<D>;
  stop(): Promise<void>;
}

/** The neighbours of a service under test: says events to it, and hears those of `listenTo`. */
export const testBus = async (
  brokers: string[],
  prefix: string,
  listenTo: readonly string[] = [],
): Promise<TestBus> => {
  const kafka = connectKafka({ clientId: `${prefix}-bus`, brokers, log: testLog });
  const publisher = createPublisher(kafka, testLog);
  const heard: EventEnvelope[] = [];
  const consumer = kafka.consumer({ groupId: `${prefix}.bus`, maxWaitTimeInMs: 50 });
  if (listenTo.length) {
    await consumer.connect();
    await consumer.subscribe({ topics: listenTo.map((service) => topicOf(prefix, service)), fromBeginning: true });
    await consumer.run({
      eachMessage: ({ message }) => {
        heard.push(JSON.parse(message.value?.toString() ?? '') as EventEnvelope);
        return Promise.resolve();
      },
    });
  }
  const signers = new Map<string, Promise<EventSigner>>();
  const signerOf = (service: string): Promise<EventSigner> => {
    const signer = signers.get(service) ?? createEventSigner(testEventKeys(service).EVENT_SIGNING_KEY);
    signers.set(service, signer);
    return signer;
  };
  const send = async (service: string, key: string, value: string) => {
    const message = { topic: topicOf(prefix, service), key, value };
    const signer = await signerOf(service);
    await publisher.publish([{ ...message, headers: { [signatureHeader]: await signer.sign(message) } }]);
  };
  let sequence = 0;
  return {
    publish: async (contract, data, { subject, sequence: wanted, time = new Date() }) => {
      const place = { service: contract.service, aggregateId: subject, sequence: wanted ?? ++sequence, time };
      const envelope = toEnvelope(contract.of(contract.parse(data)), place);
      await send(contract.service, subject, JSON.stringify(envelope));
      return envelope;
    },
    publishAgain: (envelope) =>
      send(envelope.source.slice('/mumaris/'.length), envelope.subject, JSON.stringify(envelope)),
    publishRaw: send,
    heard: () => heard,
    hear: (contract, test = () => true) =>
      waitFor(
        () => {
          const found = heard.find(({ type, data }) => type === contract.type && test(contract.parse(data)));
          return found && contract.parse(found.data);
        },
        { what: contract.type },
      ),
    stop: async () => {
      await consumer.disconnect();
      await publisher.stop();
    },
  };
};

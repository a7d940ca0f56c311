import { ContractViolation } from '@mumaris/schemas';
import type { Logger } from '../log';
import { withTrace } from '../trace';
import { readEnvelope, topicOf } from './envelope';
import { Forgery, type Forgeries } from './forgeries';
import type { EventHandler, ReceivedEvent } from './handler';
import type { Inbox } from './inbox';
import type { Hear, Origin } from './origin';
import { type EventVerifier, signatureHeader } from './signatures';
import type { UnknownWords } from './unknown-words';

interface Parts {
  handlers: readonly EventHandler[];
  inbox: Inbox;
  /** The first word of topics. */
  prefix: string;
  verifier: EventVerifier;
  forgeries: Forgeries;
  unknownWords: UnknownWords;
  log: Logger;
}

const byTypeOf = (handlers: readonly EventHandler[]): Map<string, EventHandler> => {
  const byType = new Map(handlers.map((handler) => [handler.type, handler]));
  if (byType.size < handlers.length) throw new Error('two handlers for one type of event: only one would ever run');
  return byType;
};

/** Whose topic a message was found on, and why it is not that service's word; no reason where it is. */
const judge = ({ handlers, prefix, verifier }: Parts) => {
  const owners = new Map(handlers.map(({ service }) => [topicOf(prefix, service), service]));
  return async ({ topic, message: { key, value, headers } }: Origin) => {
    const owner = owners.get(topic) ?? '';
    const signature = headers?.[signatureHeader]?.toString();
    return { owner, refusal: await verifier.refusalOf(owner, { topic, key, value }, signature) };
  };
};

/** Another try changes nothing: the message itself is what is wrong. */
export const isHopeless = (error: unknown): boolean => error instanceof ContractViolation || error instanceof Forgery;

/**
 * One message to its handler, once: whether it comes from the bus or is given back after it failed. A duplicate is dropped.
 * @returns what throws ContractViolation for what is no event, Forgery (which is noted) for what is nobody's word, and what
 *   the handler throws
 */
export const createHearing = (parts: Parts): Hear => {
  const { handlers, inbox, prefix, forgeries, unknownWords, log } = parts;
  const byType = byTypeOf(handlers);
  const judged = judge(parts);

  const refuse = async (origin: Origin, reason: string, author: string): Promise<never> => {
    await forgeries.note(origin, reason, author);
    throw new Forgery(reason);
  };

  return async (origin) => {
    const { owner, refusal } = await judged(origin);
    if (refusal) return await refuse(origin, refusal, owner);
    const { id, type, subject, sequence, time, data, traceparent } = readEnvelope(origin.message.value);
    const handler = byType.get(type);
    if (!handler) return; // somebody else's business
    if (topicOf(prefix, handler.service) !== origin.topic)
      return await refuse(origin, `it says ${type} on the topic of another`, handler.service);
    const heard = handler.hear(data);
    for (const word of heard.unknownWords) unknownWords.note(`${type} ${word}`);
    const event: ReceivedEvent<unknown> = { id, type, subject, sequence, time: new Date(time), data: heard.data };
    await withTrace(traceparent, async () => {
      const outcome = await inbox.handleOnce(handler, event);
      log.debug({ eventId: id, type, subject, outcome }, 'event');
    });
  };
};

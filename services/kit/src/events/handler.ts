import type { EventType, Heard } from '@mumaris/schemas';
import type { Transaction } from '../mongo/transaction';

/** An event as its handler sees it. */
export interface ReceivedEvent<D> {
  id: string;
  type: string;
  /** The aggregate it happened to. */
  subject: string;
  sequence: number;
  time: Date;
  data: D;
}

type Work<D> = (event: ReceivedEvent<D>, tx: Transaction) => Promise<unknown>;

/** What a service does when another says something. */
export interface EventHandler {
  readonly type: string;
  readonly service: string;
  /** Whether an event older than the last one handled of its aggregate says nothing new. */
  readonly latestOnly: boolean;
  /** @throws ContractViolation */
  hear(data: unknown): Heard<unknown>;
  handle(event: ReceivedEvent<unknown>, tx: Transaction): Promise<unknown>;
}

const handler = <D extends object, H extends object>(
  contract: EventType<D, H>,
  work: Work<H>,
  latestOnly: boolean,
): EventHandler => ({
  type: contract.type,
  service: contract.service,
  latestOnly,
  hear: (data) => contract.hear(data),
  handle: (event, tx) => work(event as ReceivedEvent<H>, tx),
});

/** Handles each event of a type once, in a transaction with its inbox entry. */
export const on = <D extends object, H extends object>(contract: EventType<D, H>, work: Work<H>): EventHandler =>
  handler(contract, work, false);

/** Keeps a copy of another service's state: an older event, replayed late, does not overwrite a newer one. */
export const onLatest = <D extends object, H extends object>(contract: EventType<D, H>, work: Work<H>): EventHandler =>
  handler(contract, work, true);

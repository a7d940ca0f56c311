import { z } from 'zod';
import { authenticator } from '../authenticator/authenticator';
import { notification } from '../callbacks/notification';
import { checkout } from '../card/checkout';
import { message } from '../messages/message';
import { bill } from '../sadad/bill';
import { verification } from '../verification/verification';

/** A payment that a provider took, as it lists it: `number` counts those of both. */
const takenPayment = z.object({
  number: z.int().positive(),
  source: z.enum(['SADAD', 'CARD']),
  data: z.record(z.string(), z.unknown()),
});
export type TakenPayment = z.infer<typeof takenPayment>;

const savedAnswer = z.object({ key: z.string(), bodyHash: z.string(), status: z.int(), body: z.unknown() });

/** All that the sandbox remembers across restarts. Lists are oldest first. */
export const sandboxState = z.object({
  clockOffsetMs: z.int().min(0),
  lastMessageNumber: z.int().min(0),
  messages: z.array(message),
  bills: z.array(bill),
  checkouts: z.array(checkout),
  notifications: z.array(notification),
  /** A state of before they were listed has none. */
  taken: z.array(takenPayment).default([]),
  answers: z.array(savedAnswer),
  /** A state of before there was a verification company has none. */
  verifications: z.array(verification).default([]),
  /** A state of before there was an app has none. */
  authenticators: z.array(authenticator).default([]),
});
export type SandboxState = z.infer<typeof sandboxState>;

/** The state of a sandbox that nobody has used yet. */
export const emptyState = (): SandboxState => ({
  clockOffsetMs: 0,
  lastMessageNumber: 0,
  messages: [],
  bills: [],
  checkouts: [],
  notifications: [],
  taken: [],
  answers: [],
  verifications: [],
  authenticators: [],
});

/** How many of each are kept; the oldest go first. */
export const KEPT = {
  messages: 2_000,
  bills: 5_000,
  checkouts: 5_000,
  notifications: 2_000,
  taken: 10_000,
  answers: 5_000,
  verifications: 2_000,
  authenticators: 1_000,
} as const;

/** Appends to a list and drops its oldest entries (those that `mayGo` first) over the limit. */
export const keepNewest = <T>(list: T[], item: T, limit: number, mayGo: (old: T) => boolean = () => true): void => {
  list.push(item);
  while (list.length > limit) {
    const oldest = list.findIndex(mayGo);
    list.splice(Math.max(oldest, 0), 1);
  }
};

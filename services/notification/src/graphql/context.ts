import type { Caller } from '@mumaris/kit/auth/caller';
import { type Batch, batchOne } from '@mumaris/kit/batch';
import type { Message } from '../domain/message';
import type { Messages, Unread } from '../store/message.repository';

/** What the resolvers of one request work with. */
export interface Context {
  caller: Caller;
  inbox: Messages['page'];
  /** The caller's own messages by id; nothing for anybody else's. */
  ownMessages: Batch<string, Message | undefined>;
  /** By account; nothing where all is read. */
  unreadCounts: Batch<string, Unread | undefined>;
}

/** Makes the context of a request: its loaders batch and forget with it. */
export const createContext =
  (messages: Messages) =>
  (caller: Caller): Context => ({
    caller,
    inbox: messages.page,
    ownMessages: batchOne(
      (ids) => (caller.accountId ? messages.findOwn(caller.accountId, ids) : Promise.resolve([])),
      ({ id }) => id,
    ),
    unreadCounts: batchOne(messages.countUnread, ({ accountId }) => accountId),
  });

import type { Caller } from '@mumaris/kit/auth/caller';
import { batchOne } from '@mumaris/kit/batch';
import type { Messages } from '../store/message.repository';

/** What one request reads: batched over its whole operation. */
export const createReads = (messages: Messages, { accountId }: Caller) => ({
  inbox: messages.page,
  /** The caller's own messages by id; nothing for anybody else's. */
  ownMessages: batchOne(
    (ids: readonly string[]) => (accountId ? messages.findOwn(accountId, ids) : Promise.resolve([])),
    ({ id }) => id,
  ),
  /** By account; nothing where all is read. */
  unreadCounts: batchOne(messages.countUnread, ({ accountId: whose }) => whose),
});

export type Reads = ReturnType<typeof createReads>;

import type { AccountResolvers } from './generated';

/** What this service knows of an account: whose inbox it is. */
export interface AccountParent {
  readonly id: string;
  /** The owner that @access compares with the caller. */
  readonly accountId: string;
}

/** Inbox of an account, which the identity service owns; each field is for its owner alone (NTF-02). */
export const Account: AccountResolvers = {
  __resolveReference: ({ id }) => ({ id, accountId: id }),
  messages: ({ id }, { unreadOnly, first, after }, { inbox }) =>
    inbox(id, unreadOnly ?? false, { first, after: after ?? null }),
  unreadCount: ({ id }, _, { unreadCounts }) => unreadCounts.load(id),
};

import type { AccountResolvers } from './generated';

/** Inbox of an account, which the identity service owns; each field is for its owner alone (NTF-02). */
export const Account = {
  messages: ({ id }, { unreadOnly, ...page }, { inbox }) => inbox(id, unreadOnly ?? false, page),
  unreadCount: async ({ id }, _, { unreadCounts }) => (await unreadCounts.load(id))?.unread ?? 0,
} satisfies AccountResolvers;

import type { Caller } from '@mumaris/kit/auth/caller';
import DataLoader from 'dataloader';
import type { Message } from '../domain/message';
import type { Messages } from '../store/message.repository';
import type { markAllRead } from '../use-cases/mark-all-read';
import type { markRead } from '../use-cases/mark-read';

export interface UseCases {
  markRead: ReturnType<typeof markRead>;
  markAllRead: ReturnType<typeof markAllRead>;
}

/** What the resolvers of one request work with. */
export interface Context {
  caller: Caller;
  useCases: UseCases;
  inbox: Messages['page'];
  /** The caller's own messages by id; null for anybody else's. */
  ownMessages: DataLoader<string, Message | null>;
  unreadCounts: DataLoader<string, number>;
}

interface Deps {
  messages: Messages;
  useCases: UseCases;
}

/** Makes the context of a request: its loaders batch and forget with it. */
export const createContext =
  ({ messages, useCases }: Deps) =>
  (caller: Caller): Context => ({
    caller,
    useCases,
    inbox: messages.page,
    ownMessages: new DataLoader(async (ids) => {
      const found = caller.accountId ? await messages.findOwn(caller.accountId, ids) : [];
      const byId = new Map(found.map((message) => [message.id, message]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    unreadCounts: new DataLoader(async (accountIds) => {
      const counts = await messages.countUnread(accountIds);
      return accountIds.map((accountId) => counts.get(accountId) ?? 0);
    }),
  });

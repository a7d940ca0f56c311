import { Account } from './account.entity';
import type { Resolvers } from './generated';
import { Message } from './message.entity';
import { markAllRead } from './mutations/mark-all-read';
import { markRead } from './mutations/mark-read';

export const resolvers: Resolvers = {
  Mutation: { markRead, markAllRead },
  Account,
  Message,
};

import type { Belongings } from '@mumaris/kit/auth/access';
import { Account } from './account.entity';
import type { Resolvers } from './generated';
import { Message } from './message.entity';

export const resolvers: Resolvers = {
  Account,
  Message,
};

/** Whose an object is, where it does not say so itself. */
export const belongings: Belongings = { Account: ({ id }: { id: string }) => ({ accountId: id }) };

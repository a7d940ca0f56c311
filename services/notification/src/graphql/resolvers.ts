import type { NeededResolvers } from '@mumaris/kit/graphql/needed-resolvers';
import type { Belongings } from '@mumaris/kit/auth/access';
import { Account } from './account.entity';
import type { Objects, Resolvers } from './generated';
import { Message } from './message.entity';

export const resolvers = {
  Account,
  Message,
} satisfies Resolvers & NeededResolvers<Objects>;

/** Whose an object is, where it does not say so itself. */
export const belongings: Belongings = { Account: ({ id }: { id: string }) => ({ accountId: id }) };

import type { MessageResolvers } from './generated';

/** A message, found only by its owner. */
export const Message = {
  __resolveReference: async ({ id }, { ownMessages }) => (await ownMessages.load(id)) ?? null,
} satisfies MessageResolvers;

import type { MessageResolvers } from './generated';

/** A message, found only by its owner. */
export const Message: MessageResolvers = {
  __resolveReference: async ({ id }, { ownMessages }) => (await ownMessages.load(id)) ?? null,
};

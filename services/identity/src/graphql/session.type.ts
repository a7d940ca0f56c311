import type { SessionResolvers } from './generated';

export const sessionType = {
  current: ({ id }, _, { caller }) => caller.sessionId === id,
} satisfies SessionResolvers;

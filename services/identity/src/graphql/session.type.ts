import type { SessionResolvers } from './generated';

export const sessionType: SessionResolvers = {
  current: ({ id }, _, { caller }) => caller.sessionId === id,
};

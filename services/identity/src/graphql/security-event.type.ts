import type { SecurityEventResolvers } from './generated';

export const securityEventType = {
  description: ({ kind }, _, { queries }) => queries.describe(kind),
} satisfies SecurityEventResolvers;

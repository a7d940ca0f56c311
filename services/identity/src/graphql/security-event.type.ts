import type { SecurityEventResolvers } from './generated';

export const securityEventType: SecurityEventResolvers = {
  description: ({ kind }, _, { queries }) => queries.describe(kind),
};

import type { SecurityEventResolvers } from './generated';

export const securityEventType: SecurityEventResolvers = {
  description: ({ kind }, _, { useCases }) => useCases.describe(kind),
};

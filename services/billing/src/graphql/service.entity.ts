import type { ServiceResolvers } from './generated';

/** Billing's part of a service of the catalogue. */
export const Service = {
  __resolveReference: (reference) => reference,
  fees: ({ code }, { category }, { useCases }) => useCases.feesOfService(code, category ?? null),
} satisfies ServiceResolvers;

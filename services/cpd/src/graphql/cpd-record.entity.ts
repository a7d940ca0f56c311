import { countHours } from '../domain/hours';
import type { CpdRecordResolvers } from './generated';

/** The professional development record (CPD-02). */
export const CpdRecord = {
  // CPD-06: the cycle follows the registration's period, and nobody is registered yet.
  cycle: () => null,
  total: async ({ id }, _, { hours }) => countHours(await hours.load(id)),
  activities: ({ id }, { kind, ...page }, { activityPage }) => activityPage(id, kind ?? undefined, page),
} satisfies CpdRecordResolvers;

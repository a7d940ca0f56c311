import type { CpdRecordResolvers } from './generated';

/** A record is named by its practitioner; what it shows depends on the caller. */
export interface CpdRecordParent {
  readonly practitionerId: string;
}

/** The professional development record (CPD-02). */
export const CpdRecord: CpdRecordResolvers = {
  // CPD-06: the cycle follows the registration's period, and nobody is registered yet.
  cycle: () => null,
  total: ({ practitionerId }, _, { hours }) => hours.load(practitionerId),
  activities: ({ practitionerId }, { kind, first, after }, { activityPage }) =>
    activityPage(practitionerId, kind ?? undefined, { first, after: after ?? null }),
};

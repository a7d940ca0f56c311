import type { PractitionerResolvers } from './generated';

/** The practitioner's record of professional development (CPD-02). */
export const Practitioner = {
  __resolveReference: ({ id }) => ({ id }),
  cpd: ({ id }) => ({ practitionerId: id }),
} satisfies PractitionerResolvers;

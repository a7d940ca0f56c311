import type { PractitionerResolvers } from './generated';

/** The practitioner's record of professional development (CPD-02). */
export const Practitioner = {
  __resolveReference: async ({ id }, { records }) => (await records.load(id)) ?? null,
  cpd: (record) => record,
} satisfies PractitionerResolvers;

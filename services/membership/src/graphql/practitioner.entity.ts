import type { PractitionerResolvers } from './generated';

export const Practitioner = {
  __resolveReference: ({ id }, { reads }) => reads.findPractitioner(id),
  registration: (practitioner, _, { reads }) => reads.registrationOf(practitioner),
  credentials: (practitioner, { first, after }, { reads }) =>
    reads.credentialsOf(practitioner, { first, after: after ?? null }),
  applications: (practitioner, { filter, first, after }, { reads }) =>
    reads.applicationsOf(practitioner, {
      statuses: filter?.statuses,
      open: filter?.open,
      first,
      after: after ?? null,
    }),
} satisfies PractitionerResolvers;

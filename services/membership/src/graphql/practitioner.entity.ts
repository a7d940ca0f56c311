import type { PractitionerResolvers } from './generated';

export const Practitioner = {
  __resolveReference: ({ id }, { reads }) => reads.findPractitioner(id),
  registration: (practitioner, _, { reads }) => reads.registrationOf(practitioner),
  credentials: (practitioner, page, { reads }) => reads.credentialsOf(practitioner, page),
  applications: (practitioner, { filter, ...page }, { reads }) =>
    reads.applicationsOf(practitioner, { ...page, statuses: filter?.statuses, open: filter?.open }),
} satisfies PractitionerResolvers;

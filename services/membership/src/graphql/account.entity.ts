import type { AccountResolvers } from './generated';

/** Another service's account, known here by its id alone. */
export const Account = {
  practitioner: ({ id }, _, { reads }) => reads.practitionerOf(id),
} satisfies AccountResolvers;

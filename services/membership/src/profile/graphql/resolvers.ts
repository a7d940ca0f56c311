import type { AccountResolvers, PractitionerResolvers } from '../../graphql/generated';

/** Another service's account, known here by its id alone. */
const Account = {
  practitioner: ({ id }, _, { profiles }) => profiles.byAccount.find(id),
} satisfies AccountResolvers;

const Practitioner = {
  __resolveReference: ({ id }, { profiles }) => profiles.byId.find(id),
} satisfies PractitionerResolvers;

export const resolvers = { Account, Practitioner };

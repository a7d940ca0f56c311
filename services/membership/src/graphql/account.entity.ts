import type { AccountReference } from './account-reference';
import type { AccountResolvers } from './generated';

export const Account: AccountResolvers = {
  __resolveReference: ({ id }): AccountReference => ({ id, accountId: id }),
  practitioner: ({ accountId }, _, { reads }) => reads.practitionerOf(accountId),
};

import type { AccountResolvers } from './generated';

/** Another service's account, as this one knows it: by its id, which is its owner. */
export interface AccountReference {
  readonly id: string;
  readonly accountId: string;
}

export const Account: AccountResolvers = {
  __resolveReference: ({ id }) => ({ id, accountId: id }),
  practitioner: ({ accountId }, _, { reads }) => reads.practitionerOf(accountId),
};

import type { Account } from '../domain/account';
import { shownNumber } from '../domain/id-document';
import { maskEmail, maskIdNumber, maskMobile } from '@mumaris/kit/text/masking';
import type { Context } from './context';
import type { AccountResolvers } from './generated';

/** Contact and ID number are whole for the owner and masked for everybody else. */
const own = ({ id }: Account, { caller }: Context): boolean => caller.accountId === id;

export const accountEntity = {
  __resolveReference: async ({ id }, { loaders }) => (await loaders.accounts.load(id)) ?? null,
  email: (account, _, context) => (own(account, context) ? account.email : maskEmail(account.email)),
  mobile: (account, _, context) => (own(account, context) ? account.mobile : maskMobile(account.mobile)),
  idNumber: (account, _, context) =>
    own(account, context) ? shownNumber(account) : maskIdNumber(shownNumber(account)),
  passport: ({ passport, ...account }, _, context) =>
    passport && !own({ passport, ...account }, context)
      ? { ...passport, number: maskIdNumber(passport.number) }
      : passport,
  securityEvents: ({ id }, page, { queries }) => queries.securityEvents(id, page),
  contactChanges: ({ id }, page, { queries }) => queries.listContactChanges(id, page),
  totpEnrolledAt: async ({ id }, _, { loaders }) => (await loaders.secondFactors.load(id))?.totp?.enrolledAt ?? null,
  recoveryCodesLeft: async ({ id }, _, { loaders }) =>
    (await loaders.secondFactors.load(id))?.recoveryHashes.length ?? 0,
  passkeys: ({ id }, _, { loaders }) => loaders.passkeys.load(id),
  sessions: ({ id }, _, { loaders }) => loaders.sessions.load(id),
} satisfies AccountResolvers;

import type { Change } from '@mumaris/kit/change';
import {
  ContactChangedV1,
  ContactChangeRequestedV1,
  ContactClaimedV1,
  EmailChangeRequestedV1,
  MobileChangeRequestedV1,
} from '@mumaris/schemas';
import type { Account } from './account';
import type { ContactChange } from './contact-change';

/** Sealed for the notification service; undefined where nothing is to be sent there. */
interface Letters {
  readonly email: { readonly contact: string; readonly link: string } | undefined;
  readonly mobile: { readonly contact: string; readonly code: string } | undefined;
  /** Whether the address in force is told, too. */
  readonly first: boolean;
}

/** Has the link sent to the new e-mail and the code to the new mobile, and tells the address in force (IDN-11). */
export const askForNewContact = (
  account: Account,
  { number, link, code }: ContactChange,
  { email, mobile, first }: Letters,
): Change<Account> => {
  const accountId = account.id;
  const told = ContactChangeRequestedV1.of({ accountId, number });
  return {
    state: account,
    events: [
      ...(first ? [told] : []),
      ...(email && link
        ? [EmailChangeRequestedV1.of({ accountId, number, ...email, expiresAt: link.expiresAt.toISOString() })]
        : []),
      ...(mobile && code
        ? [MobileChangeRequestedV1.of({ accountId, number, ...mobile, expiresAt: code.expiresAt.toISOString() })]
        : []),
    ],
  };
};

/** Tells the owner that another account asked for this one's address, which it does not get (IDN-05). */
export const noteClaim = (account: Account): Change<Account> => ({
  state: account,
  events: [ContactClaimedV1.of({ accountId: account.id })],
});

interface Changed {
  readonly number: string;
  readonly what: 'EMAIL' | 'MOBILE';
  /** How the account is reached from now on, sealed. */
  readonly contact: string;
  /** The e-mail address before, sealed. */
  readonly previous: string;
}

/** A new e-mail or mobile is in force; the old e-mail address is told (IDN-11). */
export const changeContact = (account: Account, changed: Changed): Change<Account> => ({
  state: account,
  events: [ContactChangedV1.of({ accountId: account.id, language: account.language, ...changed })],
});

import { addMonths, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import { AccountClosedV1, IdNumberFreedV1 } from '@mumaris/schemas';
import type { Rules } from './rules';
import type { Account } from './account';

/** No password has this hash. */
const noPassword = 'closed';

/**
 * An account that is closed: password and contacts go at once; name, ID number and numbers of membership stay as long as the law
 * of records wants them (IDN-15). The same person may ask for an account again.
 */
const closed = (account: Account, { keepClosedYears }: Rules['records'], now: Date): Account => ({
  ...account,
  status: 'CLOSED',
  email: '',
  mobile: '',
  passwordHash: noPassword,
  roles: [],
  lockedUntil: null,
  closedAt: now,
  eraseAt: endOfDay(addMonths(dayOf(now), keepClosedYears * 12)),
});

/** Its owner closes an account (IDN-15). @param contact where the last message goes, sealed */
export const closeAccount = (
  account: Account,
  contact: string,
  rules: Rules['records'],
  now: Date,
): Change<Account> => ({
  state: closed(account, rules, now),
  events: [AccountClosedV1.of({ accountId: account.id, language: account.language, contact })],
});

/** Staff close an account whose ID number is somebody else's (IDN-17). @param contact where the last message goes, sealed */
export const freeIdNumber = (
  account: Account,
  contact: string,
  rules: Rules['records'],
  now: Date,
): Change<Account> => ({
  state: closed(account, rules, now),
  events: [IdNumberFreedV1.of({ accountId: account.id, language: account.language, contact })],
});

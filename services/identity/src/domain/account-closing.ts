import { addMonths, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import { AccountClosedV1 } from '@mumaris/schemas';
import type { Rules } from './rules';
import type { Account } from './account';

/** No password has this hash. */
const noPassword = 'closed';

/**
 * Closes an account: password and contacts go at once; name, ID number and numbers of membership stay as long as the law
 * of records wants them (IDN-15). The same person may ask for an account again.
 * @param contact where the last message goes, sealed
 */
export const closeAccount = (
  account: Account,
  contact: string,
  { keepClosedYears }: Rules['records'],
  now: Date,
): Change<Account> => ({
  state: {
    ...account,
    status: 'CLOSED',
    email: '',
    mobile: '',
    passwordHash: noPassword,
    roles: [],
    lockedUntil: null,
    closedAt: now,
    eraseAt: endOfDay(addMonths(dayOf(now), keepClosedYears * 12)),
  },
  events: [AccountClosedV1.of({ accountId: account.id, language: account.language, contact })],
});

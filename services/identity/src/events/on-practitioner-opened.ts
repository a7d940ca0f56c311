import { on } from '@mumaris/kit/events/handler';
import { readReference } from '@mumaris/kit/text/read-reference';
import { PractitionerOpenedV1 } from '@mumaris/schemas';
import { noteNumbers } from '../domain/account';
import type { AccountRepository } from '../store/account.repository';

/** Keeps the file number and, of a file from before, the membership number, by which a forgotten user name is found and a change of contact is asked for (IDN-10, IDN-11). */
export const onPractitionerOpened = ({ accounts }: { accounts: AccountRepository }) =>
  on(PractitionerOpenedV1, async ({ data: { accountId, fileNumber, membershipNumber } }, tx) => {
    // An account that was closed and forgotten meanwhile needs no number.
    if (!(await accounts.find(accountId, tx))) return;
    const numbers = {
      fileNumber: readReference(fileNumber),
      membershipNumber: membershipNumber === undefined ? null : readReference(membershipNumber),
    };
    await accounts.update(accountId, (account) => noteNumbers(account, numbers), tx);
  });

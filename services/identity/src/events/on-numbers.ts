import { type EventHandler, on } from '@mumaris/kit/events/handler';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { readReference } from '@mumaris/kit/text/read-reference';
import { FileConnectedV1, MembershipNumberGivenV1, PractitionerOpenedV1 } from '@mumaris/schemas';
import { noteNumbers } from '../domain/account';
import type { AccountRepository } from '../store/account.repository';

interface Told {
  readonly accountId: string;
  readonly fileNumber: string;
  readonly membershipNumber?: string | undefined;
}

/**
 * Keeps the file number and the membership number, of a file from before or once it is given, by which a forgotten user name is found
 * and a change of contact is asked for (IDN-10, IDN-11, IDN-16, MEM-12).
 */
export const numberHandlers = ({ accounts }: { accounts: AccountRepository }): EventHandler[] => {
  const keep = async ({ accountId, fileNumber, membershipNumber }: Told, tx: Transaction) => {
    // An account that was closed and forgotten meanwhile needs no number.
    if (!(await accounts.find(accountId, tx))) return;
    const numbers = {
      fileNumber: readReference(fileNumber),
      membershipNumber: membershipNumber === undefined ? null : readReference(membershipNumber),
    };
    await accounts.update(accountId, (account) => noteNumbers(account, numbers), tx);
  };
  return [
    on(PractitionerOpenedV1, ({ data }, tx) => keep(data, tx)),
    on(FileConnectedV1, ({ data }, tx) => keep(data, tx)),
    on(MembershipNumberGivenV1, ({ data }, tx) => keep(data, tx)),
  ];
};

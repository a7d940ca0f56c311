import { endOfPeriod } from '@mumaris/kit/calendar';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { FileClaim } from '../domain/file-claim';
import type { Deps } from './deps';
import { openClaimedFile } from './open-claimed-file';

/** Keeps the file of a granted claim for its account, and opens it at once where the account is there (IDN-16). */
export const giveFile = (deps: Deps) => {
  const { files, claimRules, clock } = deps;
  const open = openClaimedFile(deps);
  return async (
    { id: claimId, fileId, hasAccount, decision, accountId }: FileClaim,
    tx: Transaction,
  ): Promise<void> => {
    if (decision !== 'GRANT' || !fileId) return;
    const until = endOfPeriod(clock.now(), claimRules.holdsForDays);
    await files.update(fileId, (file) => ({ state: { ...file, held: { claimId, until } } }), tx);
    if (hasAccount) await open(accountId, tx);
  };
};

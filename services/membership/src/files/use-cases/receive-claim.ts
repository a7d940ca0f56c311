import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Statement } from '../domain/agreement';
import { receiveClaim as receive } from '../domain/file-claim';
import type { HearingDeps } from './deps';
import { giveFile } from './give-file';

interface Received {
  readonly claimId: string;
  readonly accountId: string;
  readonly hasAccount: boolean;
  readonly claimedAt: string;
  /** Sealed. */
  readonly statement: string;
}

/** Compares a claim with the file of its registration number; who has a membership number gets no second file (IDN-16). */
export const receiveClaim = (deps: HearingDeps) => {
  const { files, fileClaims, practitioners, unsealer, claimRules, clock } = deps;
  return async ({ claimId: id, accountId, hasAccount, ...received }: Received, tx: Transaction): Promise<void> => {
    const statement = await unsealer.unseal<Statement>(received.statement);
    const told = { id, accountId, hasAccount, statement, claimedAt: new Date(received.claimedAt) };
    const [profile] = await practitioners.byAccountIds([accountId], tx);
    const file = profile?.membershipNumber
      ? undefined
      : await files.findByRegistrationNumber(statement.registrationNumber);
    const claim = await fileClaims.insert(receive(told, file, claimRules, clock.now()), tx);
    await giveFile(deps)(claim, tx);
  };
};

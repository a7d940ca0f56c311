import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Statement } from '../domain/agreement';
import { receiveClaim as receive } from '../domain/file-claim';
import type { HearingDeps } from './deps';

interface Received {
  readonly claimId: string;
  readonly accountId: string;
  readonly claimedAt: string;
  /** Sealed. */
  readonly statement: string;
}

/** Compares a claim with the file of its registration number (IDN-16). */
export const receiveClaim =
  ({ files, fileClaims, unsealer, claimRules, clock }: HearingDeps) =>
  async ({ claimId: id, accountId, claimedAt, statement: sealed }: Received, tx: Transaction): Promise<void> => {
    const statement = await unsealer.unseal<Statement>(sealed);
    const file = await files.findByRegistrationNumber(statement.registrationNumber);
    const told = { id, accountId, statement, claimedAt: new Date(claimedAt) };
    await fileClaims.insert(receive(told, file, claimRules, clock.now()), tx);
  };

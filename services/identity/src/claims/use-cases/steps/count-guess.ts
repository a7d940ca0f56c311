import type { Caller } from '@mumaris/kit/auth/caller';
import { addressKey } from '@mumaris/kit/limits/address-key';
import { keysOf } from '@mumaris/kit/text/id-document';
import type { Statement } from '../../domain/claim-form';
import type { Deps } from '../deps';

/**
 * Takes a try from what the registration number, the document and the contact have: from here, so that no stranger keeps anybody from claiming, and
 * of all (IDN-12, IDN-16).
 * @throws RuleViolation TOO_MANY_TRIES_HERE
 */
export const countGuess = async (
  { accounts, limits }: Pick<Deps, 'accounts' | 'limits'>,
  statement: Statement,
  { address = '' }: Caller,
): Promise<void> => {
  const { registrationNumber, email, mobile } = statement;
  for (const one of [`registration:${registrationNumber}`, ...keysOf(statement), email, mobile]) {
    const key = accounts.keyOf(one);
    await limits.take('claimFromHere', { subject: `${key}/${addressKey(address)}` });
    await limits.take('claimThere', { subject: key });
  }
};

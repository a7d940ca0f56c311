import type { Caller } from '@mumaris/kit/auth/caller';
import { addressKey } from '@mumaris/kit/limits/address-key';
import type { Applicant } from '../../domain/applicant';
import type { Deps } from '../deps';

/**
 * Takes the letters of a sign-up from what its e-mail and mobile get in an hour, whether or not somebody has them already:
 * nobody's mailbox is filled by sign-ups of strangers (IDN-05, IDN-12).
 * @throws RuleViolation TOO_MANY_TRIES_HERE
 */
export const countLetters = async (
  { accounts, limits }: Pick<Deps, 'accounts' | 'limits'>,
  { email, mobile }: Pick<Applicant, 'email' | 'mobile'>,
  { address = '' }: Caller,
): Promise<void> => {
  for (const contact of [email, mobile]) {
    const key = accounts.keyOf(contact);
    await limits.take('lettersFromHere', { subject: `${key}/${addressKey(address)}` });
    await limits.take('lettersThere', { subject: key });
  }
};

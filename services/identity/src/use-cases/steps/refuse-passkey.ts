import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

/** Writes a refused passkey into the trail of its account, and says no. @throws RuleViolation PASSKEY_REFUSED */
export const refusePasskey = async (
  { auditTrail }: Pick<Deps, 'auditTrail'>,
  accountId: string,
  caller: Caller,
): Promise<never> => {
  await auditTrail.add([securityEvent(accountId, 'PASSKEY_FAILED', { caller })]);
  throw new RuleViolation('PASSKEY_REFUSED');
};

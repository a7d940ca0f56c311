import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { securityEvent } from '../../domain/security-event';
import type { Deps } from '../deps';

/** Writes a refused passkey into the trail of its account, and says no. @throws RuleViolation PASSKEY_REFUSED */
export const refusePasskey = async (
  { auditTrail, transact }: Pick<Deps, 'auditTrail' | 'transact'>,
  accountId: string,
  caller: Caller,
): Promise<never> => {
  await transact((tx) => auditTrail.add(accountId, securityEvent(accountId, 'PASSKEY_FAILED', { caller }), tx));
  throw new RuleViolation('PASSKEY_REFUSED');
};

import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { guessViolation, judgeCode } from '../domain/code';
import { securityEvent } from '../domain/security-event';
import { shownUserName } from '../domain/user-name-request';
import type { Deps } from './deps';

const ended = () => new RuleViolation('USER_NAME_ENDED', {}, 'requestId');

/**
 * Shows the registered e-mail for the code of the SMS, once (IDN-10, IDN-12).
 * @throws RuleViolation WRONG_CODE, CODE_EXPIRED, TOO_MANY_TRIES, USER_NAME_ENDED, TOO_MANY_TRIES_HERE
 */
export const revealUserName =
  ({ accounts, userNameRequests, auditTrail, confirmations, limits, clock, transact }: Deps) =>
  async ({ requestId, code, caller }: { requestId: string; code: string; caller: Caller }): Promise<string> => {
    await limits.take('enterCode', { address: caller.address });
    const now = clock.now();
    const request = await userNameRequests.takeTry(requestId, now);
    if (!request) {
      const found = await userNameRequests.find(requestId);
      throw (found && guessViolation(found.code, now)) ?? ended();
    }
    judgeCode(request.code, confirmations.hashCode(requestId, code), request.accountId !== null);
    const accountId = request.accountId as string;
    const account = await accounts.get(accountId);
    if (account.status !== 'ACTIVE') throw ended();
    await transact(async (tx) => {
      if (!(await userNameRequests.use(requestId, tx))) throw ended();
      await auditTrail.add([securityEvent(accountId, 'USER_NAME_REVEALED', { caller, by: 'OWNER' })], tx);
    });
    return shownUserName(request, account);
  };

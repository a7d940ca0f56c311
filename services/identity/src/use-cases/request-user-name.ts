import type { Caller } from '@mumaris/kit/auth/caller';
import { newId } from '@mumaris/kit/id';
import { type Account, askForUserName } from '../domain/account';
import { securityEvent } from '../domain/security-event';
import { openUserNameRequest, readUserNameForm, type Remembered } from '../domain/user-name-request';
import type { Deps } from './deps';
import { accountToTell } from './steps/account-to-tell';
import { noSooner } from './steps/no-sooner';
import { trailOf } from './steps/subject';

export interface RequestUserName {
  readonly fileNumber?: string | null | undefined;
  readonly idNumber?: string | null | undefined;
  readonly mobile?: string | null | undefined;
  readonly human: string;
  readonly caller: Caller;
}

const find = async ({ accounts }: Deps, remembered: Remembered): Promise<Account | undefined> => {
  if (remembered.way === 'MOBILE') return accounts.findByMobile(remembered.mobile);
  const account = await accounts.findByIdentifier(remembered.idNumber);
  return account?.fileNumber === remembered.fileNumber ? account : undefined;
};

/** Sends the code, or does as much for nobody. */
const open = async (deps: Deps, remembered: Remembered, caller: Caller) => {
  const { accounts, userNameRequests, auditTrail, limits, confirmations, sealer, rules, clock, transact } = deps;
  const found = await find(deps, remembered);
  const typed = accounts.keyOf(remembered.way === 'MOBILE' ? remembered.mobile : remembered.idNumber);
  await limits.take('recovery', { subject: typed, address: caller.address });
  const account = await accountToTell(deps, found);
  const subject = { id: account?.id ?? typed, account };
  const id = newId('unr');
  const { code, hash } = confirmations.newCode(id);
  const sealed = await sealer.seal({ code });
  const named = { id, accountId: account?.id ?? null, way: remembered.way };
  const request = openUserNameRequest(named, hash, rules.signUp, clock.now());
  return transact(async (tx) => {
    if (account)
      await accounts.update(account.id, (state) => askForUserName(state, sealed, request.code.expiresAt), tx);
    const trail = trailOf(subject);
    await auditTrail.add([securityEvent(trail, 'USER_NAME_REQUESTED', { caller })], tx);
    return userNameRequests.insert({ state: request }, tx);
  });
};

/**
 * Sends the code that shows the user name to the registered mobile (IDN-10). Nobody is answered like somebody, in the same
 * time.
 * @throws RuleViolation USER_NAME_FORM, ID_NUMBER_INVALID, MOBILE_INVALID, TOO_MANY_TRIES_HERE, those of the human check
 */
export const requestUserName =
  (deps: Deps) =>
  async ({ human: solution, caller, ...form }: RequestUserName) => {
    await deps.human.accept(solution);
    const remembered = readUserNameForm(form);
    const { id, code } = await noSooner(deps.answersAfterMs, () => open(deps, remembered, caller));
    return { id, codeExpiresAt: code.expiresAt };
  };

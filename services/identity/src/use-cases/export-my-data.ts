import type { Caller } from '@mumaris/kit/auth/caller';
import { maxPage } from '@mumaris/kit/page';
import type { Account } from '../domain/account';
import { type SecurityEvent, securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { ownAccount } from './own-account';

/** What an account says about its owner; what signs in with it is not part of that. */
const personal = (account: Account) => {
  const { id, status, name, email, mobile, idNumber, roles, language, accepted, fileNumber, membershipNumber } =
    account;
  const { emailConfirmedAt, mobileConfirmedAt, createdAt } = account;
  const person = { id, status, name, email, mobile, idNumber, roles, language, accepted, fileNumber, membershipNumber };
  return { ...person, emailConfirmedAt, mobileConfirmedAt, createdAt };
};

/** The newest entries of a trail, page by page. */
const newestEvents = async (
  { auditTrail, rules }: Deps,
  accountId: string,
): Promise<Omit<SecurityEvent, 'actorId'>[]> => {
  const events: Omit<SecurityEvent, 'actorId'>[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo } = await auditTrail.page(accountId, { first: maxPage, after });
    // Who of the staff it was is theirs: the graph does not tell it either.
    events.push(...edges.map(({ node: { actorId: _actorId, ...event } }) => event));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after && events.length < rules.records.exportedEvents);
  return events;
};

/**
 * Everything that this service keeps of the caller, as JSON text (IDN-15); secrets and their hashes are not part of it.
 * @throws RuleViolation UNAUTHENTICATED
 */
export const exportMyData =
  (deps: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<string> => {
    const { sessions, contactChanges, secondFactors, passkeys, auditTrail, rules, clock, transact } = deps;
    const own = await ownAccount(deps)(caller);
    const accountId = own.id;
    const live = await sessions.findLive(accountId, clock.now(), rules.sessions.listed);
    const { edges } = await contactChanges.page(accountId, { first: maxPage });
    const factors = await secondFactors.find(accountId);
    const known = await passkeys.findOf([accountId]);
    const securityEvents = await newestEvents(deps, accountId);
    await transact((tx) => auditTrail.add(accountId, securityEvent(accountId, 'DATA_EXPORTED', { caller }), tx));
    const whole = {
      exportedAt: clock.now(),
      account: personal(own),
      sessions: live.map(({ refreshHash: _refreshHash, ...session }) => session),
      contactChanges: edges.map(({ node: { link: _link, code: _code, ...change } }) => change),
      secondFactors: {
        totpEnrolledAt: factors?.totp?.enrolledAt ?? null,
        recoveryCodesLeft: factors?.recoveryHashes.length ?? 0,
        passkeys: known.map(({ publicKey: _publicKey, counter: _counter, ...passkey }) => passkey),
      },
      securityEvents,
    };
    return JSON.stringify(whole, null, 2);
  };

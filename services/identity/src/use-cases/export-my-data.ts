import type { Caller } from '@mumaris/kit/auth/caller';
import { maxPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Account } from '../domain/account';
import { securityEvent } from '../domain/security-event';
import type { Deps } from './deps';
import { ownAccount } from './steps/own-account';

/** What an account says about its owner; what signs in with it is not part of that. */
const personal = (account: Account) => {
  const { id, status, name, email, mobile, idNumber, passport, roles, language, accepted } = account;
  const { fileNumber, membershipNumber, emailConfirmedAt, mobileConfirmedAt, createdAt } = account;
  const person = {
    id,
    status,
    name,
    email,
    mobile,
    idNumber,
    passport,
    roles,
    language,
    accepted,
    fileNumber,
    membershipNumber,
  };
  return { ...person, emailConfirmedAt, mobileConfirmedAt, createdAt };
};

/** The newest entries of a list, page by page. */
const newestOf = async <T>(read: (page: PageArguments) => Promise<Page<T>>, most: number): Promise<T[]> => {
  const entries: T[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo }: Page<T> = await read({ first: Math.min(maxPage, most - entries.length), after });
    entries.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after && entries.length < most);
  return entries;
};

/**
 * What this service keeps of the caller, as JSON text (IDN-15): of each list the newest entries. Secrets and their hashes
 * are not part of it.
 * @throws RuleViolation UNAUTHENTICATED
 */
export const exportMyData =
  (deps: Deps) =>
  async ({ caller }: { caller: Caller }): Promise<string> => {
    const { sessions, contactChanges, secondFactors, passkeys, auditTrail, rules, clock } = deps;
    const own = await ownAccount(deps)(caller);
    const accountId = own.id;
    const most = rules.records.exportedEntries;
    const devices = await sessions.findNewest(accountId, most);
    const changes = await newestOf((page) => contactChanges.page(accountId, page), most);
    const factors = await secondFactors.find(accountId);
    const known = await passkeys.findOf([accountId]);
    const trail = await newestOf((page) => auditTrail.page(accountId, page), most);
    await auditTrail.add([securityEvent(accountId, 'DATA_EXPORTED', { caller })]);
    const whole = {
      exportedAt: clock.now(),
      account: personal(own),
      sessions: devices.map(({ refreshTokens: _refreshTokens, ...session }) => session),
      contactChanges: changes.map(({ link: _link, code: _code, ...change }) => change),
      secondFactors: {
        totpEnrolledAt: factors?.totp?.enrolledAt ?? null,
        recoveryCodesLeft: factors?.recoveryHashes.length ?? 0,
        passkeys: known.map(({ publicKey: _publicKey, counter: _counter, ...passkey }) => passkey),
      },
      // Who of the staff it was is theirs: the graph does not tell it either.
      securityEvents: trail.map(({ actorId: _actorId, ...event }) => event),
    };
    return JSON.stringify(whole, null, 2);
  };

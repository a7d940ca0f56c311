import { dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RegistrationReinstatedV1, RegistrationRevokedV1 } from '@mumaris/schemas';
import {
  type Content,
  type Credential,
  type FreshCredential,
  grant,
  isRightToPractise,
  type RightToPractise,
  subjectOf,
} from './credential';
import { inherit } from './inheritance';
import { lastDayOf } from './status';

/** Withdraws a registration for good (MEM-66), its card with it; a second time changes nothing. */
export const revoke = (credential: Credential, now: Date): Change<Credential> =>
  credential.status === 'REVOKED'
    ? silent(credential)
    : {
        state: { ...credential, status: 'REVOKED', standing: { ...credential.standing, revokedAt: now } },
        ...(isRightToPractise(credential) && {
          events: [RegistrationRevokedV1.of({ ...subjectOf(credential), from: now.toISOString() })],
        }),
      };

/** What an appeal gives back by: the identity of the new registration, and the appeal that grants it: of each revoked registration once. */
export interface Reinstatement {
  readonly fresh: FreshCredential;
  readonly appealId: string;
}

/**
 * Gives the right to practise back where an appeal changes a revocation (MEM-33): a revoked registration is never in force again, so
 * that another is granted from this day to the end that it had, under the conditions and suspensions that stand.
 * @returns the new registration, and the revoked one, which it follows; undefined where that end has passed and nothing is left to give
 * @throws Error where it is not revoked
 */
export const reinstate = (
  revoked: RightToPractise,
  { fresh, appealId }: Reinstatement,
  now: Date,
): { readonly granted: Change<Credential>; readonly before: Change<Credential> } | undefined => {
  if (revoked.status !== 'REVOKED') throw new Error(`${revoked.id} is not revoked`);
  const [today, lastDay] = [dayOf(now), lastDayOf(revoked)];
  if (lastDay !== null && lastDay < today) return undefined;
  const { practitionerId, accountId, holder, category, content } = revoked;
  const startsOn = content.startsOn > today ? content.startsOn : today;
  const earned = {
    ...{ practitionerId, accountId, holder, category, applicationId: `${appealId}.${revoked.id}`, expiresOn: lastDay },
    ...({ kind: revoked.kind, content: { ...content, startsOn } } as Content<RightToPractise['kind']>),
  };
  const granted = inherit(grant(fresh, earned, now), [revoked], now);
  const told = RegistrationReinstatedV1.of({ ...subjectOf(granted.state), from: now.toISOString() });
  return {
    granted: { ...granted, events: [...(granted.events ?? []), told] },
    before: silent({ ...revoked, followedBy: fresh.id }),
  };
};

import { minutesAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Rules } from './rules';

/** The link of the mail about a locked sign-in; one an account, so that a newer one ends it (IDN-12). */
export interface DeviceLink {
  readonly accountId: string;
  readonly linkHash: string;
  readonly expiresAt: Date;
  /** A scanner of mails may follow it before its reader does. */
  readonly usesLeft: number;
}

export const openDeviceLink = (
  accountId: string,
  linkHash: string,
  { deviceLinkMinutes, deviceLinkUses }: Rules['logIn'],
  now: Date,
): DeviceLink => ({ accountId, linkHash, expiresAt: minutesAfter(now, deviceLinkMinutes), usesLeft: deviceLinkUses });

/** The link that was followed, if it works now. @throws RuleViolation LINK_INVALID, LINK_EXPIRED */
export const followDeviceLink = (link: DeviceLink | undefined, now: Date): DeviceLink => {
  if (!link || link.usesLeft <= 0) throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (now > link.expiresAt) throw new RuleViolation('LINK_EXPIRED', {}, 'token');
  return link;
};

import { minutesAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';

/** What a link that an account's owner is mailed is for: a new password (IDN-09), or a device that gets in (IDN-12). */
export const accountLinkKinds = ['PASSWORD_RESET', 'DEVICE'] as const;
export type AccountLinkKind = (typeof accountLinkKinds)[number];

/** How long a link of each kind works, and how often. */
export type AccountLinkTerms = Readonly<Record<AccountLinkKind, { readonly minutes: number; readonly uses: number }>>;

/** A link that an account's owner is mailed; one of each kind an account, so that a newer one ends it. */
export interface AccountLink {
  readonly kind: AccountLinkKind;
  readonly accountId: string;
  readonly linkHash: string;
  readonly expiresAt: Date;
  readonly usesLeft: number;
}

export const openAccountLink = (
  link: Pick<AccountLink, 'kind' | 'accountId' | 'linkHash'>,
  terms: AccountLinkTerms,
  now: Date,
): AccountLink => {
  const { minutes, uses } = terms[link.kind];
  return { ...link, expiresAt: minutesAfter(now, minutes), usesLeft: uses };
};

/** The link that was followed, if it works now. @throws RuleViolation LINK_INVALID, LINK_EXPIRED (IDN-09, IDN-12) */
export const followAccountLink = (link: AccountLink | undefined, now: Date): AccountLink => {
  if (!link || link.usesLeft <= 0) throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (now > link.expiresAt) throw new RuleViolation('LINK_EXPIRED', {}, 'token');
  return link;
};

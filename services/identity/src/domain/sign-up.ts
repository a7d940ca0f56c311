import { endOfPeriod } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Rules } from '../rules';
import { type Code, countResend, newCode } from './code';
import { maskEmail, maskMobile } from './masking';

type SignUpRules = Rules['signUp'];

/**
 * One request for an account, on its way to activation. A request with data that somebody's account has already is a
 * decoy: it names no account and cannot be finished, and behaves like every other (IDN-05).
 */
export interface SignUp {
  readonly id: string;
  /** The account that waits; null for a decoy. */
  readonly accountId: string | null;
  /** Where the link and the code went, masked. */
  readonly sentTo: { readonly email: string; readonly mobile: string };
  readonly code: Code;
  /** Null once it was followed. */
  readonly link: { readonly hash: string; readonly expiresAt: Date } | null;
  /** When link and code were sent again, within the last hour. */
  readonly resentAt: readonly Date[];
  readonly createdAt: Date;
  /** When it lapses, and with it an account that is not active by then. */
  readonly dueAt: Date;
}

interface Hashes {
  readonly codeHash: string;
  readonly linkHash: string;
}

const hourMs = 3_600_000;
const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

const newLink = (hash: string, rules: SignUpRules, now: Date) => ({
  hash,
  expiresAt: after(now, rules.linkHours * hourMs),
});

/** Until when a link and a code work that are made now (IDN-04, IDN-12). */
export const expiriesAt = (rules: SignUpRules, now: Date) => ({
  link: newLink('', rules, now).expiresAt,
  code: newCode('', rules, now).expiresAt,
});

interface Opening extends Hashes {
  readonly id: string;
  readonly accountId: string | null;
  readonly email: string;
  readonly mobile: string;
}

/** Begins a sign-up, or a decoy when there is no account for it. */
export const openSignUp = (
  { id, accountId, email, mobile, codeHash, linkHash }: Opening,
  rules: SignUpRules,
  now: Date,
): SignUp => ({
  id,
  accountId,
  sentTo: { email: maskEmail(email), mobile: maskMobile(mobile) },
  code: newCode(codeHash, rules, now),
  link: newLink(linkHash, rules, now),
  resentAt: [],
  createdAt: now,
  dueAt: endOfPeriod(now, rules.lapsesAfterDays),
});

/**
 * Replaces the code and the link, so that the old ones end.
 * @throws RuleViolation RESENT_TOO_OFTEN (IDN-12)
 */
export const resend = (signUp: SignUp, { codeHash, linkHash }: Hashes, rules: SignUpRules, now: Date): SignUp => ({
  ...signUp,
  code: newCode(codeHash, rules, now),
  link: signUp.link && newLink(linkHash, rules, now),
  resentAt: countResend(signUp.resentAt, rules, now),
});

/** Uses the link up. @throws RuleViolation LINK_INVALID, LINK_EXPIRED (IDN-04) */
export const followLink = (signUp: SignUp, linkHash: string, now: Date): SignUp & { readonly accountId: string } => {
  const { link, accountId } = signUp;
  if (accountId === null || link?.hash !== linkHash) throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (now > link.expiresAt) throw new RuleViolation('LINK_EXPIRED', {}, 'token');
  return { ...signUp, accountId, link: null };
};

/** What the person who signs up is shown of it. */
export const signUpView = ({ id, sentTo, code }: SignUp) => ({ id, ...sentTo, codeExpiresAt: code.expiresAt });

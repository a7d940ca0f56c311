import { endOfPeriod } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Rules } from '../rules';
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
  readonly code: { readonly hash: string; readonly expiresAt: Date; readonly triesLeft: number };
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

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

const newCode = (hash: string, rules: SignUpRules, now: Date): SignUp['code'] => ({
  hash,
  expiresAt: after(now, rules.codeMinutes * minuteMs),
  triesLeft: rules.codeTries,
});

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
export const resend = (signUp: SignUp, { codeHash, linkHash }: Hashes, rules: SignUpRules, now: Date): SignUp => {
  const recent = signUp.resentAt.filter((at) => at.getTime() > now.getTime() - hourMs);
  const oldest = recent.at(0);
  if (oldest && recent.length >= rules.resendsPerHour) {
    const minutes = Math.max(1, Math.ceil((oldest.getTime() + hourMs - now.getTime()) / minuteMs));
    throw new RuleViolation('RESENT_TOO_OFTEN', { limit: rules.resendsPerHour, minutes });
  }
  return {
    ...signUp,
    code: newCode(codeHash, rules, now),
    link: signUp.link && newLink(linkHash, rules, now),
    resentAt: [...recent, now],
  };
};

/** Why no guess of the code can be made now; undefined when one can (IDN-12). */
export const guessViolation = ({ code }: SignUp, now: Date): RuleViolation | undefined => {
  if (now > code.expiresAt) return new RuleViolation('CODE_EXPIRED', {}, 'code');
  return code.triesLeft > 0 ? undefined : new RuleViolation('TOO_MANY_TRIES', {}, 'code');
};

/**
 * Judges a guess whose try has been taken already.
 * @returns the account whose mobile is confirmed by it
 * @throws RuleViolation WRONG_CODE with the tries left, or TOO_MANY_TRIES when it was the last; always for a decoy
 */
export const judgeGuess = ({ accountId, code }: SignUp, guessHash: string): string => {
  if (accountId !== null && guessHash === code.hash) return accountId;
  if (code.triesLeft > 0) throw new RuleViolation('WRONG_CODE', { left: code.triesLeft }, 'code');
  throw new RuleViolation('TOO_MANY_TRIES', {}, 'code');
};

/** Uses the link up. @throws RuleViolation LINK_INVALID, LINK_EXPIRED (IDN-04) */
export const followLink = (signUp: SignUp, linkHash: string, now: Date): SignUp & { readonly accountId: string } => {
  const { link, accountId } = signUp;
  if (accountId === null || link?.hash !== linkHash) throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (now > link.expiresAt) throw new RuleViolation('LINK_EXPIRED', {}, 'token');
  return { ...signUp, accountId, link: null };
};

/** What the person who signs up is shown of it. */
export const signUpView = ({ id, sentTo, code }: SignUp) => ({ id, ...sentTo, codeExpiresAt: code.expiresAt });

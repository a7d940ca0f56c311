import { endOfPeriod, hoursAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import type { Rules } from './rules';
import { type Code, countResend, judgeCode, newCode } from './code';
import { maskEmail, maskMobile } from './masking';
import { type ActivationLetters, type Reach, requestLetters } from './sign-up-letters';

type SignUpRules = Rules['signUp'];

/**
 * One request for an account, on its way to activation. A request with data that somebody's account has already is a
 * decoy: it names no account and opens none, and behaves like every other. It writes to what is the applicant's alone,
 * and confirms what arrived there (IDN-05).
 */
export interface SignUp {
  readonly id: string;
  /** The account that waits; null for a decoy. */
  readonly accountId: string | null;
  /** Where the link and the code went, masked. */
  readonly sentTo: { readonly email: string; readonly mobile: string };
  readonly code: Code;
  /** Null where an invitation's link took its place. */
  readonly link: Link | null;
  readonly mobileConfirmed: boolean;
  readonly reach: Reach;
  /** When link and code were sent again, within the last hour. */
  readonly resentAt: readonly Date[];
  readonly createdAt: Date;
  /** When it lapses, and with it an account that is not active by then. */
  readonly dueAt: Date;
}

/** The link of a letter; who follows it again finds the state as it stands. */
interface Link {
  readonly hash: string;
  readonly expiresAt: Date;
  readonly followedAt: Date | null;
}

/** A new link and a new code: the hashes to keep, and the sealed texts to send. */
export interface NewLetters {
  readonly hashes: { readonly codeHash: string; readonly linkHash: string };
  readonly letters: ActivationLetters;
}

const newLink = (hash: string, rules: SignUpRules, now: Date): Link => ({
  hash,
  expiresAt: hoursAfter(now, rules.linkHours),
  followedAt: null,
});

/** Whether the e-mail is known to be the applicant's. */
const emailConfirmed = ({ link }: Pick<SignUp, 'link'>): boolean => link === null || link.followedAt !== null;

/** Until when a link and a code work that are made now (IDN-04, IDN-12). */
export const expiriesAt = (rules: SignUpRules, now: Date) => ({
  link: newLink('', rules, now).expiresAt,
  code: newCode('', rules, now).expiresAt,
});

interface Opening extends NewLetters {
  readonly id: string;
  readonly accountId: string | null;
  readonly email: string;
  readonly mobile: string;
  readonly reach: Reach;
  /** By the link of an invitation: none is sent. */
  readonly emailConfirmed?: boolean;
}

/** Begins a sign-up, or a decoy when there is no account for it, and has its link and code sent (IDN-04, IDN-05). */
export const openSignUp = (opening: Opening, rules: SignUpRules, now: Date): Change<SignUp> => {
  const { id, accountId, email, mobile, reach, hashes, letters } = opening;
  const state: SignUp = {
    id,
    accountId,
    sentTo: { email: maskEmail(email), mobile: maskMobile(mobile) },
    code: newCode(hashes.codeHash, rules, now),
    link: opening.emailConfirmed ? null : newLink(hashes.linkHash, rules, now),
    mobileConfirmed: false,
    reach,
    resentAt: [],
    createdAt: now,
    dueAt: endOfPeriod(now, rules.lapsesAfterDays),
  };
  return { state, events: requestLetters(state, letters) };
};

/** How far the activation is, as far as a sign-up knows by itself (IDN-04). */
export const confirmationsOf = (signUp: SignUp) => ({
  emailConfirmed: emailConfirmed(signUp),
  mobileConfirmed: signUp.mobileConfirmed,
  active: emailConfirmed(signUp) && signUp.mobileConfirmed,
});

/**
 * Replaces the code and the link, so that the old ones end, and has them sent as far as they are still needed.
 * @throws RuleViolation RESENT_TOO_OFTEN (IDN-12), ALREADY_ACTIVE
 */
export const resend = (
  signUp: SignUp,
  { hashes, letters }: NewLetters,
  rules: SignUpRules,
  now: Date,
): Change<SignUp> => {
  const resentAt = countResend(signUp.resentAt, rules, now);
  if (confirmationsOf(signUp).active) throw new RuleViolation('ALREADY_ACTIVE');
  const state: SignUp = {
    ...signUp,
    code: newCode(hashes.codeHash, rules, now),
    link: emailConfirmed(signUp) ? signUp.link : newLink(hashes.linkHash, rules, now),
    resentAt,
  };
  return { state, events: requestLetters(state, letters) };
};

/** Follows the link; again, by the person or a scanner of mails, it changes nothing. @throws RuleViolation LINK_INVALID, LINK_EXPIRED (IDN-04) */
export const followLink = (signUp: SignUp, linkHash: string, now: Date): SignUp => {
  // A decoy sends no letter to what somebody has: none can be answered (IDN-05).
  const { link, reach } = signUp;
  if (link?.hash !== linkHash || !reach.email) throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (link.followedAt) return signUp;
  if (now > link.expiresAt) throw new RuleViolation('LINK_EXPIRED', {}, 'token');
  return { ...signUp, link: { ...link, followedAt: now } };
};

/** Judges a guess whose try has been taken already. @throws RuleViolation WRONG_CODE, TOO_MANY_TRIES (IDN-12) */
export const judgeGuess = (signUp: SignUp, guessHash: string): void =>
  judgeCode(signUp.code, guessHash, signUp.reach.mobile);

/** The right code was entered (IDN-04). */
export const noteMobile = (signUp: SignUp): SignUp =>
  signUp.mobileConfirmed ? signUp : { ...signUp, mobileConfirmed: true };

/** What the person who signs up is shown of it. */
export const signUpView = ({ id, sentTo, code }: SignUp) => ({ id, ...sentTo, codeExpiresAt: code.expiresAt });

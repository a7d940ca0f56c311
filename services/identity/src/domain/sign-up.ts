import { endOfPeriod, hoursAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import type { Role } from '@mumaris/schemas';
import type { Applicant } from './applicant';
import type { Rules } from './rules';
import { type Code, countResend, judgeCode, newCode } from './code';
import { maskEmail, maskMobile } from '@mumaris/kit/text/masking';
import { type ActivationLetters, type Reach, requestLetters } from './sign-up-letters';

type SignUpRules = Rules['signUp'];

/**
 * One request for an account. It keeps what was filled in and reserves nothing: the account is opened when both link and
 * code were followed, and by no other sign-up's (IDN-04, IDN-05).
 */
export interface SignUp {
  readonly id: string;
  /** The account that it opens. */
  readonly accountId: string;
  readonly applicant: Applicant;
  /** argon2id, in PHC form. */
  readonly passwordHash: string;
  /** What the account may do once it is open. */
  readonly roles: readonly Role[];
  readonly code: Code;
  /** Null where an invitation's link took its place. */
  readonly link: Link | null;
  readonly mobileConfirmedAt: Date | null;
  readonly reach: Reach;
  /** When link and code were sent again, within the last hour. */
  readonly resentAt: readonly Date[];
  readonly createdAt: Date;
  /** When it is forgotten. */
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

export interface Opening
  extends NewLetters, Pick<SignUp, 'id' | 'accountId' | 'applicant' | 'passwordHash' | 'roles' | 'reach'> {
  /** By the link of an invitation: none is sent. */
  readonly emailConfirmed: boolean;
}

/** Begins a sign-up, and has its link and code sent (IDN-04). */
export const openSignUp = (opening: Opening, rules: SignUpRules, now: Date): Change<SignUp> => {
  const { hashes, letters, emailConfirmed: byInvitation, ...kept } = opening;
  const state: SignUp = {
    ...kept,
    code: newCode(hashes.codeHash, rules, now),
    link: byInvitation ? null : newLink(hashes.linkHash, rules, now),
    mobileConfirmedAt: null,
    resentAt: [],
    createdAt: now,
    dueAt: endOfPeriod(now, rules.lapsesAfterDays),
  };
  return { state, events: requestLetters(state, letters) };
};

/** How far the activation is (IDN-04). */
export const activationOf = (signUp: SignUp) => ({
  emailConfirmed: emailConfirmed(signUp),
  mobileConfirmed: signUp.mobileConfirmedAt !== null,
  active: emailConfirmed(signUp) && signUp.mobileConfirmedAt !== null,
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
  if (activationOf(signUp).active) throw new RuleViolation('ALREADY_ACTIVE');
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
  // No letter went to what somebody has: none can be answered (IDN-05).
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
export const noteMobile = (signUp: SignUp, now: Date): SignUp =>
  signUp.mobileConfirmedAt ? signUp : { ...signUp, mobileConfirmedAt: now };

/** What the person who signs up is shown of it. */
export const signUpView = ({ id, applicant: { email, mobile }, code }: SignUp) => ({
  id,
  email: maskEmail(email),
  mobile: maskMobile(mobile),
  codeExpiresAt: code.expiresAt,
});

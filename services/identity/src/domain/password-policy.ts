import { assertNone, RuleViolation } from '@mumaris/kit/errors';
import { asciiDigits } from '@mumaris/kit/text/digits';
import type { Rules } from './rules';

/** Estimates how hard a password is to guess, 0 to 4; `personal` are words that its owner's acquaintances would try. */
export type StrengthOf = (password: string, personal: readonly string[]) => number;

/** What a check outside the domain has found out about passwords. */
export interface PasswordFacts {
  readonly strengthOf: StrengthOf;
  /** Whether the password that is meant is among those known to be leaked. */
  readonly leaked: boolean;
}

export interface Owner {
  email?: string | undefined;
  idNumber?: string | undefined;
  names: readonly string[];
}

const shortestTellingName = 4;

const personalParts = ({ email, idNumber }: Owner): string[] => {
  const mailbox = email?.slice(0, email.lastIndexOf('@')) ?? '';
  return [email, idNumber, mailbox.length >= shortestTellingName ? mailbox : undefined].filter(
    (part) => part !== undefined,
  );
};

/** A password in the one form in which it is judged and hashed: keyboards and systems write it in several (UAX #15). */
export const oneForm = (password: string): string => password.normalize('NFKC');

/** What is wrong with a password for its owner (IDN-13); undefined when it may be used. */
export const passwordViolation = (
  typed: string,
  owner: Owner,
  { longEnough, strongEnough, maxLength }: Rules['passwords'],
  { strengthOf, leaked }: PasswordFacts,
): RuleViolation | undefined => {
  const password = oneForm(typed);
  const length = [...password].length;
  if (length > maxLength) return new RuleViolation('PASSWORD_TOO_LONG', { max: maxLength }, 'password');
  const lower = asciiDigits(password).toLowerCase();
  if (personalParts(owner).some((part) => lower.includes(part.toLowerCase())))
    return new RuleViolation('PASSWORD_PERSONAL', {}, 'password');
  if (leaked) return new RuleViolation('PASSWORD_LEAKED', {}, 'password');
  if (length >= longEnough || strengthOf(password, [...personalParts(owner), ...owner.names]) >= strongEnough)
    return undefined;
  return new RuleViolation('PASSWORD_WEAK', { length: longEnough }, 'password');
};

/**
 * Checks a new password that was typed twice (IDN-09, IDN-13).
 * @throws RuleViolation or RuleViolations
 */
export const assertNewPassword = (
  { password, passwordConfirmation }: { password: string; passwordConfirmation: string },
  owner: Owner,
  rules: Rules['passwords'],
  facts: PasswordFacts,
): void =>
  assertNone([
    passwordViolation(password, owner, rules, facts),
    password !== passwordConfirmation && new RuleViolation('PASSWORD_MISMATCH', {}, 'passwordConfirmation'),
  ]);

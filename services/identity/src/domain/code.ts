import { hoursAfter, minutesAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Rules } from './rules';

/** Six digits sent by SMS: only their hash is kept, and a guess takes a try before it is judged (IDN-12). */
export interface Code {
  readonly hash: string;
  readonly expiresAt: Date;
  readonly triesLeft: number;
}

type CodeRules = Pick<Rules['signUp'], 'codeMinutes' | 'codeTries' | 'resendsPerHour'>;

export const newCode = (hash: string, rules: CodeRules, now: Date): Code => ({
  hash,
  expiresAt: minutesAfter(now, rules.codeMinutes),
  triesLeft: rules.codeTries,
});

/** Why no guess can be made now; undefined when one can (IDN-12). */
export const guessViolation = ({ expiresAt, triesLeft }: Code, now: Date): RuleViolation | undefined => {
  if (now > expiresAt) return new RuleViolation('CODE_EXPIRED', {}, 'code');
  return triesLeft > 0 ? undefined : new RuleViolation('TOO_MANY_TRIES', {}, 'code');
};

/**
 * Judges a guess whose try has been taken already; `real` is false for a decoy, which no guess opens (IDN-05).
 * @throws RuleViolation WRONG_CODE with the tries left, or TOO_MANY_TRIES when it was the last
 */
export const judgeCode = ({ hash, triesLeft }: Code, guessHash: string, real: boolean): void => {
  if (real && guessHash === hash) return;
  if (triesLeft > 0) throw new RuleViolation('WRONG_CODE', { left: triesLeft }, 'code');
  throw new RuleViolation('TOO_MANY_TRIES', {}, 'code');
};

/**
 * When messages were sent again, within the last hour, with one more.
 * @throws RuleViolation RESENT_TOO_OFTEN (IDN-12)
 */
export const countResend = (resentAt: readonly Date[], { resendsPerHour }: CodeRules, now: Date): Date[] => {
  const recent = resentAt.filter((at) => now < hoursAfter(at, 1));
  const oldest = recent.at(0);
  if (oldest && recent.length >= resendsPerHour) {
    const minutes = Math.max(1, Math.ceil((hoursAfter(oldest, 1).getTime() - now.getTime()) / 60_000));
    throw new RuleViolation('RESENT_TOO_OFTEN', { limit: resendsPerHour, minutes });
  }
  return [...recent, now];
};

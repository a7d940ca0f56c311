import { minutesAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import { readDigitCode } from '@mumaris/kit/text/read-code';
import { SecondFactorChangedV1 } from '@mumaris/schemas';
import type { Rules } from './rules';
import type { Account } from './account';
import type { Session } from './session';

/** The authenticator app of an account and what takes its place; passkeys are aggregates of their own (IDN-14). */
export interface SecondFactors {
  /** The account's id. */
  readonly id: string;
  /** Null without an app. */
  readonly totp: {
    /** Base 32. */
    readonly secret: string;
    readonly enrolledAt: Date;
    /** The newest step of 30 s whose code was used: no code of it or before it is taken again. */
    readonly lastStep: number;
  } | null;
  /** A secret that was shown and of which no code has been seen yet. */
  readonly enrolment: { readonly secret: string; readonly expiresAt: Date } | null;
  /** Of the recovery codes that have not been used. */
  readonly recoveryHashes: readonly string[];
}

export const noSecondFactors = (accountId: string): SecondFactors => ({
  id: accountId,
  totp: null,
  enrolment: null,
  recoveryHashes: [],
});

/** How codes are read; both need secrets that the domain does not know. */
export interface CodeReader {
  /** The step of 30 s that a code of a secret belongs to, now or one step off; undefined for a wrong one. */
  stepOf(secret: string, digits: string): number | undefined;
  recoveryHashOf(code: string): string;
}

/** What a right code was. */
export type UsedFactor = 'TOTP' | 'RECOVERY_CODE';
export type FactorChange = SecondFactorChangedV1['what'];

type Decision = Change<SecondFactors> & { readonly used?: UsedFactor };

/** Digits of any kind, with or without the blank that apps show in the middle. */
const totpDigits = (code: string): string | undefined => {
  const digits = readDigitCode(code);
  return /^\d{6}$/.test(digits) ? digits : undefined;
};

/** Shows a new secret; the enrolled app stays until a code of the new one was seen. */
export const beginEnrolment = (
  factors: SecondFactors,
  secret: string,
  { enrolmentMinutes }: Rules['secondFactor'],
  now: Date,
): SecondFactors => ({ ...factors, enrolment: { secret, expiresAt: minutesAfter(now, enrolmentMinutes) } });

/**
 * Enrols the app whose code was seen, with new recovery codes; a code of another secret enrols nothing.
 * @throws RuleViolation ENROLMENT_ENDED
 */
export const confirmEnrolment = (
  factors: SecondFactors,
  { code, recoveryHashes }: { code: string; recoveryHashes: readonly string[] },
  { stepOf }: Pick<CodeReader, 'stepOf'>,
  now: Date,
): Decision => {
  const { enrolment } = factors;
  if (!enrolment || now > enrolment.expiresAt) throw new RuleViolation('ENROLMENT_ENDED');
  const digits = totpDigits(code);
  const lastStep = digits === undefined ? undefined : stepOf(enrolment.secret, digits);
  if (lastStep === undefined) return { state: factors };
  const totp = { secret: enrolment.secret, enrolledAt: now, lastStep };
  return { state: { ...factors, totp, enrolment: null, recoveryHashes }, used: 'TOTP' };
};

/** Uses a code of the app or a recovery code up; the state of a wrong one or a used one stays as it is. */
export const useCode = (factors: SecondFactors, code: string, { stepOf, recoveryHashOf }: CodeReader): Decision => {
  const { totp, recoveryHashes } = factors;
  if (!totp) return { state: factors };
  const digits = totpDigits(code);
  if (digits !== undefined) {
    const step = stepOf(totp.secret, digits);
    if (step === undefined || step <= totp.lastStep) return { state: factors };
    return { state: { ...factors, totp: { ...totp, lastStep: step } }, used: 'TOTP' };
  }
  const hash = recoveryHashOf(code);
  if (!recoveryHashes.includes(hash)) return { state: factors };
  const left = recoveryHashes.filter((one) => one !== hash);
  return { state: { ...factors, recoveryHashes: left }, used: 'RECOVERY_CODE' };
};

/** Gives the app up, and with it the codes that take its place. */
export const removeTotp = (factors: SecondFactors): SecondFactors => ({ ...noSecondFactors(factors.id) });

/** Replaces the recovery codes. */
export const renewRecoveryCodes = (factors: SecondFactors, recoveryHashes: readonly string[]): SecondFactors => ({
  ...factors,
  recoveryHashes,
});

/** Tells the owner what became of a second factor. */
export const tellOfFactor = (account: Account, what: FactorChange): Change<Account> => ({
  state: account,
  events: [SecondFactorChangedV1.of({ accountId: account.id, what })],
});

/** Whether something was so recently that it still stands for the owner (IDN-14). */
export const isRecent = (instant: Date, { freshMinutes }: Rules['secondFactor'], now: Date): boolean =>
  now <= minutesAfter(instant, freshMinutes);

/** Whether a session has shown a second factor so recently that it may change the factors themselves. */
export const hasFreshFactor = (
  { secondFactorAt }: Pick<Session, 'secondFactorAt'>,
  rules: Rules['secondFactor'],
  now: Date,
): boolean => secondFactorAt !== null && isRecent(secondFactorAt, rules, now);

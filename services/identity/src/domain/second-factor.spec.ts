import { RuleViolation } from '@mumaris/kit/errors';
import {
  beginEnrolment,
  confirmEnrolment,
  hasFreshFactor,
  noSecondFactors,
  removeTotp,
  renewRecoveryCodes,
  type SecondFactors,
  useCode,
} from './second-factor';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const minuteMs = 60_000;
const rules = {
  enrolmentMinutes: 10,
  recoveryCodes: 10,
  logInMinutes: 5,
  logInTries: 5,
  freshMinutes: 30,
  passkeys: { challengeMinutes: 5, perAccount: 20, nameMaxLength: 60 },
};
/** The code of a step is the step itself, and a recovery code its own hash. */
const reader = {
  stepOf: (secret: string, digits: string) => (secret === 'secret' ? Number(digits) : undefined),
  recoveryHashOf: (code: string) => code,
};
const enrolled: SecondFactors = {
  id: 'acc_one',
  totp: { secret: 'secret', enrolledAt: now, lastStep: 100 },
  enrolment: null,
  recoveryHashes: ['AAAA', 'BBBB'],
};

describe('IDN-14 an app', () => {
  const begun = beginEnrolment(noSecondFactors('acc_one'), 'secret', rules, now);
  const confirm = (code: string, at = now) => confirmEnrolment(begun, { code, recoveryHashes: ['AAAA'] }, reader, at);

  it('is enrolled by a code of the secret that was shown, with new recovery codes', () => {
    expect(confirm('000 101')).toEqual({
      state: {
        id: 'acc_one',
        totp: { secret: 'secret', enrolledAt: now, lastStep: 101 },
        enrolment: null,
        recoveryHashes: ['AAAA'],
      },
      used: 'TOTP',
    });
  });

  it.each(['', '12345', '1234567', 'abcdef', 'AAAA'])('is not enrolled by what is no code: %p', (code) => {
    expect(confirm(code)).toEqual({ state: begun });
  });

  it('is enrolled within ten minutes', () => {
    expect(confirm('000101', later(10 * minuteMs)).used).toBe('TOTP');
    expect(() => confirm('000101', later(10 * minuteMs + 1))).toThrow(new RuleViolation('ENROLMENT_ENDED'));
  });

  it('stays as it is while another is begun', () => {
    expect(beginEnrolment(enrolled, 'other', rules, now).totp).toBe(enrolled.totp);
  });
});

describe('IDN-14 a code', () => {
  it('of a newer step is used up, in digits of any kind', () => {
    const { state, used } = useCode(enrolled, '٠٠٠١٠١', reader);
    expect(used).toBe('TOTP');
    expect(useCode(state, '000101', reader).used).toBeUndefined();
    expect(useCode(state, '000102', reader).used).toBe('TOTP');
  });

  it.each(['000100', '000099'])('of a step that was used, or of one before it, is none: %s', (code) => {
    expect(useCode(enrolled, code, reader)).toEqual({ state: enrolled });
  });

  it('for recovery is used up, and the others stay', () => {
    const { state, used } = useCode(enrolled, 'BBBB', reader);
    expect(used).toBe('RECOVERY_CODE');
    expect(state.recoveryHashes).toEqual(['AAAA']);
    expect(useCode(state, 'BBBB', reader).used).toBeUndefined();
  });

  it('is none where no app is enrolled', () => {
    expect(useCode(noSecondFactors('acc_one'), 'AAAA', reader).used).toBeUndefined();
  });
});

test('IDN-14 recovery codes are replaced together, and end with the app', () => {
  expect(renewRecoveryCodes(enrolled, ['CCCC']).recoveryHashes).toEqual(['CCCC']);
  expect(removeTotp(enrolled)).toEqual(noSecondFactors('acc_one'));
});

test('IDN-14 a factor is fresh for half an hour, and one that was never shown is not', () => {
  const shown = { secondFactorAt: now };
  expect(hasFreshFactor(shown, rules, later(30 * minuteMs))).toBe(true);
  expect(hasFreshFactor(shown, rules, later(30 * minuteMs + 1))).toBe(false);
  expect(hasFreshFactor({ secondFactorAt: null }, rules, now)).toBe(false);
});

import fc from 'fast-check';
import { readRules } from '../rules';
import { guessViolation, judgeCode } from './code';
import { followLink, openSignUp, resend, type SignUp, signUpView } from './sign-up';

const rules = readRules().signUp;
const now = new Date('2026-11-22T09:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const minute = 60_000;
const open = (accountId: string | null = 'acc_1') =>
  openSignUp(
    { id: 'sgn_1', accountId, email: 'sara@example.com', mobile: '+966501234567', codeHash: 'code', linkHash: 'link' },
    rules,
    now,
  );
const left = (triesLeft: number, signUp: SignUp = open()): SignUp => ({
  ...signUp,
  code: { ...signUp.code, triesLeft },
});
const judge = ({ code, accountId }: SignUp, guess: string) => judgeCode(code, guess, accountId !== null);
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('IDN-05 a decoy is shown as any sign-up is', () => {
  expect(signUpView(open(null))).toEqual(signUpView(open('acc_1')));
});

test('IDN-05 a sign-up lapses with the end of its 7th day in Riyadh', () => {
  expect(open().dueAt).toEqual(new Date('2026-11-29T20:59:59.999Z'));
});

test('IDN-12 a code can be guessed for 10 minutes, to the millisecond, while tries are left', () => {
  expect(guessViolation(open().code, later(10 * minute))).toBeUndefined();
  expect(guessViolation(open().code, later(10 * minute + 1))?.code).toBe('CODE_EXPIRED');
  expect(guessViolation(left(0).code, now)?.code).toBe('TOO_MANY_TRIES');
});

test('IDN-12 a guess is judged with the tries that are left after it', () => {
  expect(codeOf(() => judge(left(0), 'code'))).toBeUndefined();
  expect(codeOf(() => judge(left(2), 'other'))).toBe('WRONG_CODE');
  expect(codeOf(() => judge(left(0), 'other'))).toBe('TOO_MANY_TRIES');
});

test('IDN-05 no guess finishes a decoy, not even the right one', () => {
  expect(codeOf(() => judge(left(1, open(null)), 'code'))).toBe('WRONG_CODE');
  expect(codeOf(() => followLink(open(null), 'link', now))).toBe('LINK_INVALID');
});

test('IDN-04 a link works for 24 hours, to the millisecond, and once', () => {
  const used = followLink(open(), 'link', later(24 * 60 * minute));
  expect(used.link).toBeNull();
  expect(codeOf(() => followLink(used, 'link', now))).toBe('LINK_INVALID');
  expect(codeOf(() => followLink(open(), 'link', later(24 * 60 * minute + 1)))).toBe('LINK_EXPIRED');
});

test('IDN-12 a new code begins with all its tries and its own time', () => {
  const renewed = resend(left(0), { codeHash: 'new', linkHash: 'new' }, rules, later(minute));
  expect(renewed.code).toEqual({ hash: 'new', expiresAt: later(11 * minute), triesLeft: 5 });
  expect(renewed.link).toEqual({ hash: 'new', expiresAt: later((24 * 60 + 1) * minute) });
});

test('IDN-04 a link that was followed is not made again', () => {
  const used = followLink(open(), 'link', now);
  expect(resend(used, { codeHash: 'new', linkHash: 'new' }, rules, now).link).toBeNull();
});

test('IDN-12 whenever people ask, no hour has more than 5 resends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 * minute }), { maxLength: 40 }), (pauses) => {
      let signUp = open();
      let at = now.getTime();
      const sent: number[] = [];
      for (const pause of pauses) {
        at += pause;
        try {
          signUp = resend(signUp, { codeHash: 'c', linkHash: 'l' }, rules, new Date(at));
          sent.push(at);
        } catch (error) {
          expect(error).toMatchObject({ code: 'RESENT_TOO_OFTEN', details: { limit: 5 } });
        }
      }
      for (const end of sent)
        expect(sent.filter((other) => other > end - 60 * minute && other <= end).length).toBeLessThanOrEqual(5);
    }),
  );
});

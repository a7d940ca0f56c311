import fc from 'fast-check';
import { readRules } from '../rules';
import { SignUpCodeRequestedV1, SignUpLinkRequestedV1 } from '@mumaris/schemas';
import { guessViolation } from './code';
import {
  activationOf,
  followLink,
  judgeGuess,
  type NewLetters,
  noteMobile,
  openSignUp,
  resend,
  type SignUp,
  signUpView,
} from './sign-up';
import { reachOf } from './sign-up-letters';

const rules = readRules().signUp;
const now = new Date('2026-11-22T09:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const minute = 60_000;
const sealed = 'x'.repeat(40);
const applicant = {
  name: { first: 'Sara', last: 'Al-Qahtani' },
  email: 'sara@example.com',
  mobile: '+966501234567',
  idNumber: '1000000008',
  passport: null,
  language: 'EN' as const,
  newPractitioner: true,
  acceptedTerms: '2026-01',
};
const somebodyElse = { email: 'other@example.com', mobile: '+966500000000' };
const written = (hash?: string): NewLetters => ({
  hashes: { codeHash: hash ?? 'code', linkHash: hash ?? 'link' },
  letters: { link: { sealed, expiresAt: later(2) }, code: { sealed, expiresAt: later(1) } },
});
const begin = (holders: (typeof somebodyElse)[] = [], emailConfirmed = false) =>
  openSignUp(
    {
      id: 'sgn_1',
      accountId: 'acc_1',
      applicant,
      passwordHash: 'hash',
      roles: ['PRACTITIONER'],
      reach: reachOf(applicant, sealed, holders),
      emailConfirmed,
      ...written(),
    },
    rules,
    now,
  );
const open = () => begin().state;
const again = (signUp: SignUp, at: Date) => resend(signUp, written('new'), rules, at);
const sent = ({ events = [] }: { events?: readonly { type: string }[] }) => events.map(({ type }) => type);
const [link, code] = [SignUpLinkRequestedV1.type, SignUpCodeRequestedV1.type];
const left = (triesLeft: number, signUp: SignUp = open()): SignUp => ({
  ...signUp,
  code: { ...signUp.code, triesLeft },
});
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test('IDN-05 a sign-up with data of an account is shown as any is', () => {
  expect(signUpView(begin([applicant]).state)).toEqual(signUpView(open()));
});

test('IDN-04 link and code are asked for, sealed, to the contact of the sign-up', () => {
  const to = { signUpId: 'sgn_1', language: 'EN' as const, contact: sealed };
  expect(begin().events).toEqual([
    SignUpLinkRequestedV1.of({ ...to, link: sealed, expiresAt: later(2).toISOString() }),
    SignUpCodeRequestedV1.of({ ...to, code: sealed, expiresAt: later(1).toISOString() }),
  ]);
  expect(sent(begin([], true))).toEqual([code]);
});

test.each([
  ['neither', [somebodyElse], [link, code]],
  ['the e-mail', [{ ...somebodyElse, email: 'Sara@Example.com' }], [code]],
  ['the mobile', [{ ...somebodyElse, mobile: applicant.mobile }], [link]],
  [
    'both',
    [
      { ...somebodyElse, mobile: applicant.mobile },
      { ...somebodyElse, email: applicant.email },
    ],
    [],
  ],
])('IDN-05 a sign-up writes to what nobody has, also again: others have %s', (_, holders, expected) => {
  const begun = begin(holders);
  expect(sent(begun)).toEqual(expected);
  expect(sent(again(begun.state, now))).toEqual(expected);
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
  expect(codeOf(() => judgeGuess(left(0), 'code'))).toBeUndefined();
  expect(codeOf(() => judgeGuess(left(2), 'other'))).toBe('WRONG_CODE');
  expect(codeOf(() => judgeGuess(left(0), 'other'))).toBe('TOO_MANY_TRIES');
});

test.each([
  ['code first', ['code', 'link']],
  ['link first', ['link', 'code']],
])('IDN-04 the second confirmation activates, and nothing is sent again then: %s', (_, steps) => {
  const step = (signUp: SignUp, which?: string) =>
    which === 'link' ? followLink(signUp, 'link', now) : noteMobile(signUp, now);
  const once = step(open(), steps[0]);
  const [emailConfirmed, mobileConfirmed] = [steps[0] === 'link', steps[0] === 'code'];
  expect(activationOf(once)).toEqual({ emailConfirmed, mobileConfirmed, active: false });
  expect(sent(again(once, now))).toEqual([mobileConfirmed ? link : code]);
  const twice = step(once, steps[1]);
  expect(activationOf(twice)).toEqual({ emailConfirmed: true, mobileConfirmed: true, active: true });
  expect(codeOf(() => again(twice, now))).toBe('ALREADY_ACTIVE');
  expect(noteMobile(twice, later(1))).toBe(twice);
});

test('IDN-05 a sign-up is not confirmed by what it did not send, not even by the right guess', () => {
  const silent = begin([{ email: applicant.email, mobile: applicant.mobile }]).state;
  expect(codeOf(() => judgeGuess(left(1, silent), 'code'))).toBe('WRONG_CODE');
  expect(codeOf(() => followLink(silent, 'link', now))).toBe('LINK_INVALID');
});

test('IDN-04 a link works for 24 hours, to the millisecond; followed again it changes nothing', () => {
  const used = followLink(open(), 'link', later(24 * 60 * minute));
  expect(activationOf(used).emailConfirmed).toBe(true);
  expect(followLink(used, 'link', later(48 * 60 * minute))).toBe(used);
  expect(codeOf(() => followLink(used, 'another', now))).toBe('LINK_INVALID');
  expect(codeOf(() => followLink(open(), 'link', later(24 * 60 * minute + 1)))).toBe('LINK_EXPIRED');
});

test('IDN-12 a new code begins with all its tries and its own time', () => {
  const renewed = again(left(0), later(minute)).state;
  expect(renewed.code).toEqual({ hash: 'new', expiresAt: later(11 * minute), triesLeft: 5 });
  expect(renewed.link).toEqual({ hash: 'new', expiresAt: later((24 * 60 + 1) * minute), followedAt: null });
});

test('IDN-04 a link that was followed is not made again', () => {
  const used = followLink(open(), 'link', now);
  const renewed = again(used, now);
  expect(renewed.state.link).toBe(used.link);
  expect(sent(renewed)).toEqual([code]);
});

test('IDN-12 whenever people ask, no hour has more than 5 resends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 * minute }), { maxLength: 40 }), (pauses) => {
      let signUp = open();
      let at = now.getTime();
      const times: number[] = [];
      for (const pause of pauses) {
        at += pause;
        try {
          signUp = again(signUp, new Date(at)).state;
          times.push(at);
        } catch (error) {
          expect(error).toMatchObject({ code: 'RESENT_TOO_OFTEN', details: { limit: 5 } });
        }
      }
      for (const end of times)
        expect(times.filter((other) => other > end - 60 * minute && other <= end).length).toBeLessThanOrEqual(5);
    }),
  );
});

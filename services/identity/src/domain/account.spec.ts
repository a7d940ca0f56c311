import { AccountActivatedV1, AccountRegisteredV1, SignUpRepeatedV1 } from '@mumaris/schemas';
import activated from '@mumaris/schemas/events/identity/account-activated.v1.example.json';
import { readRules } from '../rules';
import {
  type Account,
  activationOf,
  confirmEmail,
  confirmMobile,
  noteRepeatedSignUp,
  register,
  standsBack,
} from './account';

const rules = readRules().signUp;
const now = new Date('2026-11-22T09:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const sealed = 'x'.repeat(40);
const applicant = {
  name: { first: 'Sara', last: 'Al-Qahtani' },
  email: 'sara@example.com',
  mobile: '+966501234567',
  idNumber: '1000000008',
  language: 'AR' as const,
  newPractitioner: true,
  acceptedTerms: '2026-01',
};
const open = () => register(applicant, { id: 'acc_1', passwordHash: 'hash', contact: sealed }, now);
const account: Account = open().state;

test('IDN-01 IDN-02 a new account waits, and keeps what was declared and accepted, and when', () => {
  const { state, events } = open();
  expect(state).toMatchObject({
    status: 'PENDING',
    roles: ['PRACTITIONER'],
    accepted: { termsVersion: '2026-01', newPractitioner: true, at: now },
  });
  expect(events).toEqual([AccountRegisteredV1.of({ accountId: 'acc_1', language: 'AR', contact: sealed })]);
});

test.each([
  ['link first', [confirmEmail, confirmMobile]],
  ['code first', [confirmMobile, confirmEmail]],
])('IDN-04 the second confirmation activates: %s', (_, [first, second]) => {
  const once = first?.(account, now) ?? { state: account };
  expect(once.events ?? []).toEqual([]);
  expect(activationOf(once.state).active).toBe(false);
  const twice = second?.(once.state, later(1)) ?? { state: account };
  expect(twice.events).toEqual([AccountActivatedV1.of({ accountId: 'acc_1', roles: ['PRACTITIONER'] })]);
  expect(activationOf(twice.state)).toEqual({ emailConfirmed: true, mobileConfirmed: true, active: true });
  expect(AccountActivatedV1.parse(activated.data).accountId).toBe(activated.subject);
});

test('IDN-04 confirming again changes nothing', () => {
  const { state } = confirmEmail(account, now);
  expect(confirmEmail(state, later(1)).state).toBe(state);
  const confirmed = confirmMobile(account, now).state;
  expect(confirmMobile(confirmed, later(1)).state).toBe(confirmed);
});

test('IDN-05 an account that waits stands back after an hour, to the millisecond, unless what is shared was confirmed', () => {
  const other = { email: 'other@example.com', mobile: '+966559999999' };
  const hour = 60 * 60_000;
  const withEmail = confirmEmail(account, now).state;
  const withMobile = confirmMobile(account, now).state;
  expect(standsBack(account, account, rules, later(hour - 1))).toBe(false);
  for (const [waiting, applicant, expected] of [
    [account, account, true],
    [withEmail, other, true],
    [withEmail, { ...other, email: account.email.toUpperCase() }, false],
    [withEmail, { ...other, mobile: account.mobile }, true],
    [withMobile, { ...other, mobile: account.mobile }, false],
    [withMobile, { ...other, email: account.email }, true],
    [confirmMobile(withEmail, now).state, other, false],
  ] as const)
    expect(standsBack(waiting, applicant, rules, later(hour))).toBe(expected);
});

test('IDN-05 the owner hears of repeated sign-ups once an hour, exactly', () => {
  const told = noteRepeatedSignUp(account, rules, now);
  expect(told.events).toEqual([SignUpRepeatedV1.of({ accountId: 'acc_1' })]);
  expect(noteRepeatedSignUp(told.state, rules, later(3_599_999)).state).toBe(told.state);
  expect(noteRepeatedSignUp(told.state, rules, later(3_600_000)).events).toHaveLength(1);
});

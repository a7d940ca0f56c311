import { AccountActivatedV1, AccountClaimedV1, AccountRegisteredV1, SignUpRepeatedV1 } from '@mumaris/schemas';
import activated from '@mumaris/schemas/events/identity/account-activated.v1.example.json';
import { readRules } from '../rules';
import { type Account, noteClaim, noteRepeatedSignUp, openAccount } from './account';

const rules = readRules().signUp;
const now = new Date('2026-11-22T09:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const sealed = 'x'.repeat(40);
const applicant = {
  name: { first: 'Sara', last: 'Al-Qahtani' },
  email: 'sara@example.com',
  mobile: '+966501234567',
  idNumber: '1000000008',
  passport: null,
  language: 'AR' as const,
  newPractitioner: true,
  acceptedTerms: '2026-01',
};
const open = () =>
  openAccount(
    {
      id: 'acc_1',
      applicant,
      passwordHash: 'hash',
      roles: ['PRACTITIONER'],
      contact: sealed,
      idDocument: sealed,
      acceptedAt: now,
      emailConfirmedAt: later(1),
      mobileConfirmedAt: later(2),
    },
    later(2),
  );
const account: Account = open().state;

test('IDN-01 IDN-02 IDN-04 a new account is active, and keeps what was declared, accepted and confirmed, and when', () => {
  const { state, events } = open();
  expect(state).toMatchObject({
    status: 'ACTIVE',
    roles: ['PRACTITIONER'],
    accepted: { termsVersion: '2026-01', newPractitioner: true, at: now },
    emailConfirmedAt: later(1),
    mobileConfirmedAt: later(2),
    createdAt: later(2),
  });
  expect(events).toEqual([
    AccountRegisteredV1.of({ accountId: 'acc_1', language: 'AR', contact: sealed }),
    AccountActivatedV1.of({ accountId: 'acc_1', roles: ['PRACTITIONER'], idDocument: sealed }),
  ]);
  expect(AccountActivatedV1.parse(activated.data).accountId).toBe(activated.subject);
});

test('IDN-05 the owner hears of each finished sign-up with the data of the account', () => {
  expect(noteClaim(account)).toEqual({ state: account, events: [AccountClaimedV1.of({ accountId: 'acc_1' })] });
});

test('IDN-05 the owner hears of repeated sign-ups once an hour, exactly', () => {
  const told = noteRepeatedSignUp(account, rules, now);
  expect(told.events).toEqual([SignUpRepeatedV1.of({ accountId: 'acc_1' })]);
  expect(noteRepeatedSignUp(told.state, rules, later(3_599_999)).state).toBe(told.state);
  expect(noteRepeatedSignUp(told.state, rules, later(3_600_000)).events).toHaveLength(1);
});

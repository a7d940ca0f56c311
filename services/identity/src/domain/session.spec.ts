import { readRules } from '../rules';
import { grantedRoles, openSession, showSecondFactor, useRefreshToken } from './session';

const rules = readRules().sessions;
const now = new Date('2026-11-22T09:00:00Z');
const opening = {
  id: 'ses_1',
  accountId: 'acc_1',
  refreshHash: 'first',
  withSecondFactor: false,
  device: null,
  address: null,
};
const session = openSession({ ...opening, rememberMe: false }, rules, now);
const use = (presentedHash: string, at = now, state = session) =>
  useRefreshToken(state, { presentedHash, nextHash: 'next' }, at);

test('IDN-08 12 hours, or 30 days with “remember me”', () => {
  expect(session.expiresAt).toEqual(new Date('2026-11-22T21:00:00Z'));
  expect(openSession({ ...opening, rememberMe: true }, rules, now).expiresAt).toEqual(new Date('2026-12-22T09:00:00Z'));
});

test('IDN-08 the right token continues the session and is followed by the next', () => {
  const at = new Date('2026-11-22T21:00:00Z');
  expect(use('first', at)).toEqual({
    outcome: 'CONTINUED',
    state: { ...session, refreshHash: 'next', lastUsedAt: at },
  });
});

test('IDN-08 after its end a session is over, and its state stays', () => {
  const used = use('first', new Date('2026-11-22T21:00:00.001Z'));
  expect(used).toEqual({ outcome: 'EXPIRED', state: session });
});

test('IDN-08 an old token revokes, and then no token works', () => {
  const reused = use('an old one');
  expect(reused).toMatchObject({ outcome: 'REUSED', state: { revokedAt: now } });
  expect(use('first', now, reused.state).outcome).toBe('REVOKED');
});

test('IDN-14 the rights of staff need a second factor, shown at the sign-in or enrolled in the session', () => {
  const account = { roles: ['PRACTITIONER', 'REVIEWER', 'ADMIN'] as const };
  expect(grantedRoles(account, session)).toEqual(['PRACTITIONER']);
  const shown = openSession({ ...opening, rememberMe: false, withSecondFactor: true }, rules, now);
  expect(grantedRoles(account, shown)).toEqual(account.roles);
  const { state } = showSecondFactor(session, now);
  expect(grantedRoles(account, state)).toEqual(account.roles);
  expect(showSecondFactor(state, new Date(0)).state).toBe(state);
});

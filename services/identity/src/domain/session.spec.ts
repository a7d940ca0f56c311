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
  useRefreshToken(state, { presentedHash, nextHash: 'next' }, rules, at);

test('IDN-08 12 hours, or 30 days with “remember me”', () => {
  expect(session.expiresAt).toEqual(new Date('2026-11-22T21:00:00Z'));
  expect(openSession({ ...opening, rememberMe: true }, rules, now).expiresAt).toEqual(new Date('2026-12-22T09:00:00Z'));
});

test('IDN-08 the right token continues the session and is followed by the next', () => {
  const at = new Date('2026-11-22T21:00:00Z');
  expect(use('first', at)).toEqual({
    outcome: 'CONTINUED',
    state: {
      ...session,
      refreshTokens: [
        { hash: 'first', usedAt: at },
        { hash: 'next', usedAt: null },
      ],
      lastUsedAt: at,
    },
  });
});

test('IDN-08 after its end a session is over, and its state stays', () => {
  const used = use('first', new Date('2026-11-22T21:00:00.001Z'));
  expect(used).toEqual({ outcome: 'EXPIRED', state: session });
});

test('IDN-08 a token that was just traded in is taken again for a minute, and no longer', () => {
  const after = (ms: number) => new Date(now.getTime() + ms);
  const first = use('first').state;
  const both = useRefreshToken(first, { presentedHash: 'first', nextHash: 'other tab' }, rules, after(60_000));
  expect(both.outcome).toBe('CONTINUED');
  for (const hash of ['next', 'other tab']) expect(use(hash, after(3_600_000), both.state).outcome).toBe('CONTINUED');
  expect(use('first', after(60_001), first)).toMatchObject({ outcome: 'REUSED', state: { revokedAt: after(60_001) } });
});

test('IDN-08 of many tabs the last twenty go on', () => {
  let state = session;
  for (let tab = 0; tab < 50; tab++)
    state = useRefreshToken(state, { presentedHash: 'first', nextHash: `tab ${tab}` }, rules, now).state;
  expect(state.refreshTokens).toHaveLength(21); // with the one that was traded in
  expect(use('tab 29', now, state).outcome).toBe('REUSED');
  expect(use('tab 49', now, state).outcome).toBe('CONTINUED');
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

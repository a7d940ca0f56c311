import { assertRoomForPasskey, type Passkey, readPasskeyName, usePasskey } from './passkey';

const rules = { challengeMinutes: 5, perAccount: 2, nameMaxLength: 5 };
const now = new Date('2026-11-22T09:00:00.000Z');
const passkey: Passkey = {
  id: 'psk_one',
  accountId: 'acc_one',
  credentialId: 'credential',
  publicKey: 'key',
  counter: 5,
  transports: [],
  backedUp: false,
  name: 'هاتفي',
  createdAt: now,
  lastUsedAt: null,
};
const use = (before: number, counter: number) =>
  usePasskey({ ...passkey, counter: before }, { counter, backedUp: true }, now);

test('IDN-14 a use is noted with its counter', () => {
  expect(use(5, 6).state).toEqual({ ...passkey, counter: 6, backedUp: true, lastUsedAt: now });
});

test('IDN-14 a counter may stay at 0 for ever, and else has to rise', () => {
  expect(use(0, 0).state.counter).toBe(0);
  for (const counter of [0, 4, 5]) expect(() => use(5, counter)).toThrow('PASSKEY_REFUSED');
});

test('IDN-14 a passkey has a name, with single blanks, that is not too long', () => {
  expect(readPasskeyName('  a \n b ', rules)).toBe('a b');
  expect(() => readPasskeyName(' \t', rules)).toThrow('REQUIRED');
  expect(() => readPasskeyName('123456', rules)).toThrow('TOO_LONG');
});

test('IDN-14 an account has a bounded number of passkeys', () => {
  expect(() => assertRoomForPasskey([passkey], rules)).not.toThrow();
  expect(() => assertRoomForPasskey([passkey, passkey], rules)).toThrow('PASSKEYS_FULL');
});

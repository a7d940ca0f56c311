import { createPasswords } from './passwords';

const settings = {
  ARGON2_MEMORY_KIB: 1_024,
  ARGON2_PASSES: 2,
  ARGON2_THREADS: 1,
  PASSWORD_LANES: 2,
  PASSWORD_QUEUE: 8,
  PASSWORD_PATIENCE_MS: 10_000,
};

test('IDN-13 passwords are hashed by argon2id with the configured cost', async () => {
  const passwords = await createPasswords(settings);
  expect(await passwords.hash('secret')).toMatch(/^\$argon2id\$v=19\$m=1024,t=2,p=1\$/);
});

test('a password is the same in each Unicode form that a keyboard gives', async () => {
  const passwords = await createPasswords(settings);
  const hash = await passwords.hash('caf\u00e9 \u0622');
  expect(await passwords.matches(hash, 'cafe\u0301 \u0627\u0653')).toBe(true);
  expect(await passwords.matches(hash, 'cafe \u0622')).toBe(false);
});

test('IDN-07 an unknown account has no password that matches', async () => {
  const passwords = await createPasswords(settings);
  // What it costs is looked at by test/passwords.timing.ts.
  for (const guess of ['guess', '', 'secret']) expect(await passwords.matches(undefined, guess)).toBe(false);
});

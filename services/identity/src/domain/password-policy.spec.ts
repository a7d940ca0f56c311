import { readRules } from '../rules';
import { createStrengthOf } from '../secrets/password-facts';
import { passwordViolation } from './password-policy';

const { passwords } = readRules();
const strengthOf = createStrengthOf();
const owner = { email: 'Sara.Q@example.com', idNumber: '1000000008', names: ['Sara', 'Al-Qahtani'] };
const facts = { strengthOf, leaked: false };
const codeFor = (password: string) => passwordViolation(password, owner, passwords, facts)?.code;

test.each([
  ['12 characters', 'twelve chars', undefined],
  ['11 characters that are easy to guess', 'password123', 'PASSWORD_WEAK'],
  ['8 characters that are hard to guess', 'vR#9kq!Z2', undefined],
  ['12 Arabic letters', 'كلمةسرطويلةجدا', undefined],
  ['200 characters', 'x'.repeat(200), undefined],
  ['201 characters', 'x'.repeat(201), 'PASSWORD_TOO_LONG'],
  ['nothing', '', 'PASSWORD_WEAK'],
  ['the e-mail in it, in other case', 'my SARA.Q@EXAMPLE.COM pass', 'PASSWORD_PERSONAL'],
  ['the mailbox in it', 'sara.q is the one I am', 'PASSWORD_PERSONAL'],
  ['the ID number in it in Arabic-Indic digits', 'رقمي ١٠٠٠٠٠٠٠٠٨ هنا', 'PASSWORD_PERSONAL'],
  ['the ID number in it', 'id 1000000008 is mine', 'PASSWORD_PERSONAL'],
  ['the ID number in it in full-width digits', 'id １００００００００８ is mine', 'PASSWORD_PERSONAL'],
  ['6 letters, each with an accent of its own', 'e\u0301'.repeat(6), 'PASSWORD_WEAK'],
  ['12 letters, each with an accent of its own', 'e\u0301'.repeat(12), undefined],
])('IDN-13 a password of %s', (_, password, code) => expect(codeFor(password)).toBe(code));

test('IDN-13 a short mailbox does not forbid half the alphabet', () => {
  const short = { ...owner, email: 'a@example.com' };
  expect(passwordViolation('a long enough password', short, passwords, facts)).toBeUndefined();
});

test('IDN-13 the texts name the numbers of the rules', () => {
  expect(passwordViolation('x', owner, passwords, facts)?.details).toEqual({ length: 12 });
});

test('IDN-13 a known-leaked password is refused however long it is', () => {
  const leaked = { strengthOf, leaked: true };
  expect(passwordViolation('a long enough password', owner, passwords, leaked)?.code).toBe('PASSWORD_LEAKED');
});

test.each([
  [passwords.strongEnough - 1, 'PASSWORD_WEAK'],
  [passwords.strongEnough, undefined],
])('IDN-13 a short password is as strong as it has to be from an estimate of 3 on: %i', (estimate, code) => {
  const known = { strengthOf: () => estimate, leaked: false };
  expect(passwordViolation('vR#9kq!Z2', owner, passwords, known)?.code).toBe(code);
  expect(passwords.strongEnough).toBe(3);
});

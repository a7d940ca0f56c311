import { generateSync } from 'otplib';
import { createTotp } from './totp';

const { newSecret, stepOf } = createTotp('Mumaris Plus');
/** The middle of a step of 30 s. */
const now = 1_795_000_005;

test.each([
  ['the step before the one before', -2, false],
  ['the step before', -1, true],
  ['this step', 0, true],
  ['the next step', 1, true],
  ['the step after the next', 2, false],
])('IDN-14 an app may be a step off, and no more: a code of %s', (_, steps, taken) => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now * 1_000);
  const secret = newSecret();
  const code = generateSync({ secret, epoch: now + steps * 30 });
  const step = Math.floor(now / 30) + steps;
  expect(stepOf(secret, code)).toBe(taken ? step : undefined);
  clock.mockRestore();
});

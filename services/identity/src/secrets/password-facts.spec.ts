import { testLog } from '@mumaris/kit/testing';
import type { IdentityConfig } from '../config';
import { createPasswordFacts } from './password-facts';

const factsOf = createPasswordFacts({ LEAKED_PASSWORDS_URL: undefined } as IdentityConfig, testLog);

test.each([
  ['as it is known', 'password1234', true],
  ['in full-width letters, which are hashed as the same', 'ｐａｓｓｗｏｒｄ１２３４', true],
  ['not known', 'نخلة-بيضاء-على-التل-27', false],
])('IDN-13 a leaked password is one however it is typed: %s', async (_, password, leaked) => {
  expect((await factsOf(password)).leaked).toBe(leaked);
});

import type { Logger } from '@mumaris/kit/log';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { IdentityConfig } from '../config';
import { oneForm, type PasswordFacts, type StrengthOf } from '../domain/password-policy';
import { createIsLeaked } from './leaked/leaked-passwords';

/** zxcvbn's estimate with its dictionaries of common passwords, 0 to 4 (IDN-13). */
export const createStrengthOf = (): StrengthOf => {
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, personal) => zxcvbn.check(password, [...personal]).score;
};

/** What there is to find out about a password before its owner may use it (IDN-13). */
export const createPasswordFacts = ({ LEAKED_PASSWORDS_URL: url }: IdentityConfig, log: Logger) => {
  const strengthOf = createStrengthOf();
  const isLeaked = createIsLeaked(url, log);
  return async (password: string): Promise<PasswordFacts> => ({
    strengthOf,
    leaked: await isLeaked(oneForm(password)),
  });
};

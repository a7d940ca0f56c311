import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { StrengthOf } from '../domain/password-policy';

/** zxcvbn's estimate with its dictionaries of common passwords, 0 to 4 (IDN-13). */
export const createStrengthOf = (): StrengthOf => {
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, personal) => zxcvbn.check(password, [...personal]).score;
};

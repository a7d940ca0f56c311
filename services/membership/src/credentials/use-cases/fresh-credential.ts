import { randomBytes } from 'node:crypto';
import { newId, newNumber } from '@mumaris/kit/id';
import type { FreshCredential } from '../domain/credential';
import { codeLength, codeOf } from '../domain/credential-code';

/** A code that nobody can guess. */
export const newCode = (): string => codeOf(randomBytes(codeLength));

/**
 * The identity of what may be granted: an id, a number, a code that nobody can guess (MEM-60).
 * @param numberPrefix of its kind, such as TL
 */
export const freshCredential = (numberPrefix: string): FreshCredential => ({
  id: newId('cre'),
  number: newNumber(numberPrefix),
  code: newCode(),
});

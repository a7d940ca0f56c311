import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { newId } from '@mumaris/kit/id';
import type { NewClientSecret } from '../domain/api-client';

/** By which a scanner of source code knows one that was left there. */
const prefix = 'mcs_';
const secretBytes = 32;
const hintLength = 4;

/** 256 random bits need no slow hash: nobody guesses them. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Makes a client's secret: it is shown once, and kept as its hash (PRT-01). */
export const newClientSecret = (): { shown: string; kept: NewClientSecret } => {
  const shown = `${prefix}${randomBytes(secretBytes).toString('base64url')}`;
  const hash = hashOf(shown).toString('base64url');
  return { shown, kept: { id: newId('sec'), hint: shown.slice(-hintLength), hash, publicKey: null } };
};

/** Whether a secret is one of those whose hashes are known; its time tells neither which nor how nearly. */
export const matchesSecret = (secret: string, hashes: readonly string[]): boolean => {
  const given = hashOf(secret);
  return hashes
    .map((hash) => Buffer.from(hash, 'base64url'))
    .map((known) => known.length === given.length && timingSafeEqual(known, given))
    .includes(true);
};

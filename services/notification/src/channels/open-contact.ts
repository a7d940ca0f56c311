import type { Unsealer } from '@mumaris/kit/secrets/seal';
import { z } from 'zod';
import type { Recipient } from '../domain/recipient';

type Contact = Pick<Recipient, 'email' | 'mobile' | 'name'>;

const parts = { email: z.email(), mobile: z.string().regex(/^\+\d{7,15}$/), name: z.string().min(1) };

const only = <P extends keyof Contact>(wanted: readonly P[]): z.ZodType<Pick<Contact, P>> =>
  z.object(Object.fromEntries(wanted.map((part) => [part, parts[part]]))) as unknown as z.ZodType<Pick<Contact, P>>;

/**
 * Opens the wanted parts of a sealed contact: to keep them encrypted, or to send to them (NTF-05).
 * @throws naming the parts that are missing or wrong, never their values
 */
export const openContact = async <P extends keyof Contact>(
  sealed: unknown,
  wanted: readonly P[],
  unsealer: Unsealer,
): Promise<Pick<Contact, P>> => {
  const result = only(wanted).safeParse(await unsealer.unseal(String(sealed)));
  if (result.success) return result.data;
  const wrong = result.error.issues.map(({ path }) => path.join('.') || 'all');
  throw new Error(`the contact is wrong in ${wrong.join(', ')}`);
};

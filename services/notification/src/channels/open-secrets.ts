import type { Unsealer } from '@mumaris/kit/secrets/seal';
import { z } from 'zod';
import type { Facts } from '../domain/notice';

const open = async (field: string, sealed: unknown, unsealer: Unsealer): Promise<[string, string]> => {
  // Sealed as an object under the field's own name: a code cannot be passed off as a link.
  const secret = z.object({ [field]: z.string().min(1) }).safeParse(await unsealer.unseal(String(sealed)));
  if (!secret.success) throw new Error(`what is sealed in ${field} is not { ${field} }`);
  return [field, String(secret.data[field])];
};

/** The facts of a notice with its secrets opened: only to be sent, never to be kept or logged (NTF-05). */
export const openSecrets = async (data: Facts, sealed: readonly string[], unsealer: Unsealer): Promise<Facts> => {
  const opened = await Promise.all(sealed.map((field) => open(field, data[field], unsealer)));
  return { ...data, ...Object.fromEntries(opened) };
};

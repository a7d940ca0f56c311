import type { Unsealer } from '@mumaris/kit/secrets/seal';
import type { Facts } from '../domain/notice';

/** The facts of a notice with its secrets opened: only to be sent, never to be kept or logged (NTF-05). */
export const openSecrets = async (data: Facts, sealed: readonly string[], unsealer: Unsealer): Promise<Facts> => {
  const opened = await Promise.all(
    sealed.map(async (field) => [field, await unsealer.unseal<unknown>(String(data[field]))] as const),
  );
  return { ...data, ...Object.fromEntries(opened) };
};

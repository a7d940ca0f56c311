import type { Day } from '@mumaris/kit/calendar';
import type { Credential, Extension } from './credential';
import { lastDayOf } from './status';

/** The registration after the end of a credential that its holder has by now; undefined where there is none. */
const followerOf = ({ id, expiresOn }: Credential, held: readonly Credential[]) =>
  held.find(
    (one) => one.kind === 'REGISTRATION' && one.id !== id && expiresOn !== null && one.content.startsOn > expiresOn,
  );

/**
 * Lets a registration, or its card, run to a later day by an exception (MEM-36). One that runs as long already stays as it is; one that
 * another registration follows is told so, and runs no longer.
 * @param held what its holder has: rows of before do not say what follows them
 */
export const extend = (credential: Credential, extension: Extension, held: readonly Credential[]): Credential => {
  const lastDay = lastDayOf(credential);
  if (lastDay === null || lastDay >= extension.until || credential.followedBy) return credential;
  const follower = followerOf(credential, held);
  return follower ? { ...credential, followedBy: follower.id } : { ...credential, extension };
};

/**
 * Takes an extension off when its exception is reversed (MEM-36): the end that was granted counts again, but none that lies before the
 * last day of the notice.
 */
export const shorten = (
  credential: Credential,
  { exceptionId, notice }: { readonly exceptionId: string; readonly notice: Day },
): Credential => {
  const { expiresOn, extension } = credential;
  if (extension?.exceptionId !== exceptionId || extension.until <= notice) return credential;
  return {
    ...credential,
    extension: expiresOn !== null && expiresOn >= notice ? null : { exceptionId, until: notice },
  };
};

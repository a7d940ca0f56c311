import type { Logger } from '@mumaris/kit/log';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

/** Identity's public keys, by which the gateway checks tokens. */
export interface SigningKeys {
  readonly find: JWTVerifyGetKey;
  /** Whether the keys were read at least once. */
  readonly known: boolean;
  stop(): void;
}

/** The keys cannot be read: nobody's token can be judged, which is not the caller's fault. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

const timeoutMs = 2_000;
/** An unknown key id asks identity again at most this often, whoever sends it. */
const cooldownMs = 10_000;
const freshMs = 10 * 60_000;
/** How long the last keys are still believed while identity does not answer. */
const staleMs = 60 * 60_000;
const retryMs = 1_000;

/** Follows identity's key set: read at the start, again when it ages or names a new key, and kept over a short outage. */
export const followSigningKeys = (url: string, log: Logger): SigningKeys => {
  const remote = createRemoteJWKSet(new URL(url), {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: freshMs,
  });
  let readAt: number | undefined;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const readUntilItWorks = () => {
    remote.reload().then(
      () => {
        readAt = Date.now();
        failing = false;
      },
      (error: unknown) => {
        if (stopped) return;
        log.warn({ err: error }, "identity's keys cannot be read");
        timer = setTimeout(readUntilItWorks, retryMs);
      },
    );
  };
  readUntilItWorks();
  const lastKnown = () => {
    const keys = remote.jwks();
    return keys && readAt !== undefined && Date.now() - readAt < staleMs ? createLocalJWKSet(keys) : undefined;
  };
  return {
    find: async (header, token) => {
      // Nobody waits for what has just failed: the keys of before serve until they can be read again.
      const before = failing ? lastKnown() : undefined;
      if (before) return before(header, token);
      try {
        const key = await remote(header, token);
        if (remote.fresh) readAt = Date.now();
        return key;
      } catch (error) {
        if (isAboutTheToken(error)) throw error;
        const keys = lastKnown();
        if (!keys) throw new KeysUnavailable('the key set cannot be read', { cause: error });
        if (!failing) readUntilItWorks();
        failing = true;
        return keys(header, token);
      }
    },
    get known() {
      return readAt !== undefined;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};

const isAboutTheToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

import { ResponseBodyError } from 'openid-client';

/** Nothing, or nothing of use, came from the provider. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Codes of what has nothing to do with the answer that somebody brought; the second: it does not know us. */
const notOfTheAnswer: unknown[] = ['OAUTH_TIMEOUT', 'OAUTH_WWW_AUTHENTICATE_CHALLENGE'];

const statusOf = (error: unknown): number => {
  if (error instanceof ResponseBodyError) return error.status;
  const { cause } = error as { cause?: unknown };
  return cause instanceof Response ? cause.status : 0;
};

/**
 * Whether it was the provider that failed, or our way to it, rather than the answer that somebody brought: no connection, no
 * answer in time, an error of its server, or a client that it does not know any more.
 */
export const isAway = (error: unknown): boolean => {
  if (statusOf(error) >= 500) return true;
  if (error instanceof ResponseBodyError) return error.error === 'invalid_client';
  // What the library judged has a code; what the network did to it has none.
  const { code } = error as { code?: unknown };
  return code === undefined || notOfTheAnswer.includes(code);
};

/** What a log may know of a failure: no code of a sign-in, no token and no claim. */
export const whyOf = (error: unknown): object => {
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown };
  if (error instanceof NoAnswer && cause) return whyOf(cause);
  return { name, code, ...(error instanceof ResponseBodyError && { error: error.error, status: error.status }) };
};

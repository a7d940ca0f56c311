import { type Caller, callerHeader, signCaller } from '@mumaris/kit/auth/caller';
import { currentTraceparent } from '@mumaris/kit/trace';
import type { Dispatcher } from 'undici';
import type { Subgraph } from './subgraph';

export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly caller: Caller;
  /** The whole time, from waiting for a connection to the last byte. */
  readonly timeoutMs: number;
}

/**
 * Sends a request to a subgraph on somebody's behalf: signed for this subgraph and this body, traced, over a kept
 * connection. @throws the connection's own error, or the time-out's
 */
export const send = async (
  { name, pool, callerKey }: Subgraph,
  { method, path, headers = {}, body = '', caller, timeoutMs }: Sent,
): Promise<Dispatcher.ResponseData> => {
  const traceparent = currentTraceparent();
  const signature = signCaller(caller, name, body, callerKey);
  const signal = AbortSignal.timeout(timeoutMs);
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  const answer = pool.request({
    method,
    path,
    headers: {
      ...headers,
      accept: 'application/json',
      [callerHeader]: signature,
      ...(traceparent && { traceparent }),
    },
    ...(method === 'POST' && { body }),
    signal,
  });
  // While a request waits for a connection, undici does not look at its signal.
  return Promise.race([answer, tooLate]);
};

import type { IncomingHttpHeaders } from 'node:http';
import { type Caller, callerHeader, signCaller } from '@mumaris/kit/auth/caller';
import { currentTraceparent } from '@mumaris/kit/trace';
import { patienceHeader } from '@mumaris/kit/server/wanted';
import type { Dispatcher } from 'undici';
import type { Subgraph } from './subgraph';
import { staying, type Waiting } from './waiting';

export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly caller: Caller;
  /** The whole time, from waiting for a connection to the last byte. */
  readonly timeoutMs: number;
  /** Whoever it is for: once they are gone, it ends. */
  readonly waiting?: Waiting;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** There was no whole answer in its time. */
class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** Nobody waits for an answer any more. */
export class NobodyWaits extends Error {
  override readonly name = 'NobodyWaits';
}

type Settle = (error: Error | null, received?: Received) => void;

/** Gathers an answer. It is handed over once, whole; `giveUp` ends it before, also while it waits for a connection. */
const gather = (settle: Settle) => {
  let controller: Dispatcher.DispatchController | undefined;
  let given: Error | undefined;
  let status = 0;
  let headers: IncomingHttpHeaders = {};
  const chunks: Buffer[] = [];
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: (started) => {
      controller = started;
      if (given) started.abort(given);
    },
    onResponseStart: (_, statusCode, received) => {
      status = statusCode;
      headers = received;
    },
    onResponseData: (_, chunk) => void chunks.push(chunk),
    onResponseEnd: () => {
      const whole = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      settle(null, { status, headers, text: whole?.toString('utf8') ?? '' });
    },
    onResponseError: (_, error) => settle(error),
  };
  const giveUp = (error: Error) => {
    given = error;
    controller?.abort(error);
    settle(error);
  };
  return { handler, giveUp };
};

/**
 * Sends a request to a subgraph on somebody's behalf: signed for this subgraph and this body, traced, over a kept
 * connection. @throws the connection's own error, TimeoutError, or NobodyWaits
 */
export const send = (
  { name, pool, callerKey }: Subgraph,
  { method, path, headers = {}, body = '', caller, timeoutMs, waiting = staying }: Sent,
): Promise<Received> =>
  new Promise((resolve, reject) => {
    const { handler, giveUp } = gather((error, received) => {
      clearTimeout(timer);
      forget();
      if (received) resolve(received);
      else reject(error ?? new Error('no answer'));
    });
    const timer = setTimeout(() => giveUp(new TimeoutError(`no answer in ${timeoutMs} ms`)), timeoutMs);
    const forget = waiting.onGone(() => giveUp(new NobodyWaits()));
    const traceparent = currentTraceparent();
    const request = {
      method,
      path,
      headers: {
        ...headers,
        accept: 'application/json',
        [patienceHeader]: String(timeoutMs),
        [callerHeader]: signCaller(caller, name, body, callerKey),
        ...(traceparent && { traceparent }),
      },
      ...(method === 'POST' && { body }),
    };
    // Below undici's own promises, streams and signals, which cost more than the rest of a call.
    pool.dispatch(request, handler);
  });

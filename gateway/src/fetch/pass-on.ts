import { type Caller, callerHeader, signCaller } from '@mumaris/kit/auth/caller';
import { currentTraceparent } from '@mumaris/kit/trace';
import type { Subgraph } from './subgraph';

interface Passed {
  readonly method: 'GET' | 'POST';
  /** What a subgraph serves beside its graph, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly caller: Caller;
  /** The whole time, from waiting for a connection to the last byte. */
  readonly timeoutMs: number;
}

interface PassedAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  readonly text: string;
}

/**
 * Asks a subgraph for what is no graph: signed over the body, traced, over a kept connection.
 * @throws the connection's own error, or the time-out's
 */
export const passOn = async (
  { name, pool, basePath, callerKey }: Subgraph,
  { method, path, headers = {}, body = '', caller, timeoutMs }: Passed,
): Promise<PassedAnswer> => {
  const traceparent = currentTraceparent();
  const answer = await pool.request({
    method,
    path: `${basePath}${path}`,
    headers: {
      ...headers,
      accept: 'application/json',
      [callerHeader]: await signCaller(caller, name, body, callerKey),
      ...(traceparent && { traceparent }),
    },
    ...(method === 'POST' && { body }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await answer.body.text();
  const header = (wanted: string) => {
    const value = answer.headers[wanted];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return { status: answer.statusCode, header, text };
};

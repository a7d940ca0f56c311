import type { Caller } from '@mumaris/kit/auth/caller';
import { isObject } from '../execute/json';
import type { Answer } from '../execute/run';
import { type Received, send } from './send';
import type { Subgraph } from './subgraph';
import type { Waiting } from './waiting';

/** The subgraph gave no answer of a graph: it is away, slow, or refuses the gateway itself. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const isAnswer = (value: unknown): value is Answer =>
  isObject(value) && ('data' in value || Array.isArray(value['errors']));

/** Reads what a subgraph sent. @throws NoAnswer */
export const readAnswer = ({ status: statusCode, text }: Received): Answer => {
  if (statusCode === 401 || statusCode === 403) throw new NoAnswer('it refuses the gateway: is its key right?');
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new NoAnswer(`status ${statusCode} without JSON`);
  }
  if (!isAnswer(answer)) throw new NoAnswer(`status ${statusCode} without data or errors`);
  return answer;
};

/**
 * Calls a subgraph's graph on somebody's behalf; `readAnswer` makes an answer of what it sends.
 * @param timeoutMs the whole time, from waiting for a connection to the last byte
 * @param waiting whoever it is for; by default, they stay
 * @throws the connection's own error, the time-out's, or NobodyWaits
 */
export const callSubgraph = (
  subgraph: Subgraph,
  caller: Caller,
  body: string,
  timeoutMs: number,
  waiting?: Waiting,
): Promise<Received> => {
  const headers = { 'content-type': 'application/json' };
  return send(subgraph, {
    method: 'POST',
    path: subgraph.path,
    headers,
    body,
    caller,
    timeoutMs,
    ...(waiting && { waiting }),
  });
};

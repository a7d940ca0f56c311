import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import type { Ask } from '../execute/run';
import { callSubgraph } from './call';
import type { Subgraphs } from './subgraph';

/** A kept connection that its other end has just closed; nothing is wrong with the subgraph. */
const staleConnection = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const codeOf = (error: unknown) => String((error as { code?: unknown }).code ?? '');

/** The way to the subgraphs on somebody's behalf. */
export type AskAs = (caller: Caller) => Ask;

/**
 * Asks subgraphs on somebody's behalf. A query whose kept connection turns out to be closed is asked once more; a
 * mutation never is, since it may have been carried out.
 */
export const askSubgraphs =
  (subgraphs: Subgraphs, timeoutMs: number, log: Logger): AskAs =>
  (caller) =>
  async (name, body, isMutation) => {
    const subgraph = subgraphs.get(name);
    if (!subgraph) throw new Error(`${name} is not configured`);
    const ask = () => callSubgraph(subgraph, caller, body, timeoutMs);
    try {
      return await ask().catch((error: unknown) => {
        if (!isMutation && staleConnection.has(codeOf(error))) return ask();
        throw error;
      });
    } catch (error) {
      log.warn({ err: error, subgraph: name }, 'a subgraph did not answer');
      throw new RuleViolation('SUBGRAPH_UNAVAILABLE');
    }
  };

import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import type { Ask } from '../execute/run';
import { type Breaker, createBreaker } from './breaker';
import { callSubgraph, readAnswer } from './call';
import { type KeptAnswers, nowhere } from './kept-answers';
import { NobodyWaits, type Received } from './send';
import { shareCalls } from './shared-calls';
import type { Subgraph, Subgraphs } from './subgraph';
import type { Waiting } from './waiting';

/** A kept connection that its other end has just closed; nothing is wrong with the subgraph. */
const staleConnection = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
const refused = 'ECONNREFUSED';
/** A subgraph that is being replaced takes connections again a moment later. */
const refusedPauseMs = 100;
const probeMs = 1_000;
/** When to come back, where nothing better is known. */
const usualSeconds = 5;

const codeOf = (error: unknown) => String((error as { code?: unknown }).code ?? '');
const probe = '{"query":"{__typename}"}';
const nobody: Caller = { roles: [], address: '' };

/** Whom a call is for beside its caller. */
interface Asker {
  readonly waiting: Waiting;
  /** Told the headers of each answer. */
  heard(this: void, headers: IncomingHttpHeaders): void;
}

/** The way to the subgraphs on somebody's behalf. */
export type AskAs = (caller: Caller, asker: Asker) => Ask;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Tries once more where nothing can have been carried out: a connection that was refused, or one just closed, of a query. */
const insist = async (ask: () => Promise<Received>, isMutation: boolean): Promise<Received> => {
  try {
    return await ask();
  } catch (error) {
    const code = codeOf(error);
    if (code === refused) await pause(refusedPauseMs);
    else if (isMutation || !staleConnection.has(code)) throw error;
    return ask();
  }
};

const unavailable = (subgraph: Subgraph, awayForMs: number | undefined): RuleViolation => {
  const seconds = awayForMs === undefined ? usualSeconds : Math.max(1, Math.ceil(awayForMs / 1_000));
  return new RuleViolation('SUBGRAPH_UNAVAILABLE', { part: { copied: subgraph.name }, seconds });
};

interface Options {
  /** The whole time that a subgraph has to answer one call. */
  readonly timeoutMs: number;
  /** Whether a caller's like calls of one moment are made one. */
  readonly shares: boolean;
  /** What is everybody's, and was asked for before. */
  readonly answers: KeptAnswers;
  readonly log: Logger;
}

/** Asks subgraphs on behalf of callers, and spares them the wait for one that does not answer. */
export const askSubgraphs = (subgraphs: Subgraphs, { timeoutMs, shares, answers, log }: Options) => {
  const breakerOf = (subgraph: Subgraph): Breaker =>
    createBreaker(
      async () => readAnswer(await callSubgraph(subgraph, nobody, probe, Math.min(probeMs, timeoutMs))),
      (isAway) => log.warn({ subgraph: subgraph.name, isAway }, isAway ? 'a subgraph is away' : 'a subgraph is back'),
    );
  const neighbours = new Map(
    [...subgraphs].map(([name, subgraph]) => [name, { subgraph, breaker: breakerOf(subgraph) }] as const),
  );
  const calls = shareCalls<Received>();
  const callAs = (caller: Caller, waiting: Waiting) => {
    // Visitors are told by nothing but an address, behind which there may be many: each has an answer of its own.
    const isKnown = caller.accountId !== undefined || caller.client !== undefined;
    const who = shares && isKnown ? JSON.stringify(caller) : undefined;
    return (subgraph: Subgraph, body: string, isMutation: boolean): Promise<Received> => {
      const call = (all: Waiting) => insist(() => callSubgraph(subgraph, caller, body, timeoutMs, all), isMutation);
      if (who === undefined) return call(waiting);
      if (isMutation) return calls.mutation(who, () => call(waiting));
      return calls.query(who, `${subgraph.name} ${body}`, waiting, call);
    };
  };
  const askAs: AskAs = (caller, { waiting, heard }) => {
    const call = callAs(caller, waiting);
    return async (name, body, isMutation) => {
      const { kept, keep } = isMutation ? nowhere : answers.at(name, body);
      if (kept) {
        heard(kept.headers);
        return readAnswer(kept);
      }
      const { answer, received } = await askOne(name, (subgraph) => call(subgraph, body, isMutation));
      heard(received.headers);
      if (!answer.errors?.length) keep(received);
      return answer;
    };
  };
  const askOne = async (name: string, call: (subgraph: Subgraph) => Promise<Received>) => {
    const neighbour = neighbours.get(name);
    if (!neighbour) throw new Error(`${name} is not configured`);
    const { subgraph, breaker } = neighbour;
    if (breaker.awayForMs() !== undefined) throw unavailable(subgraph, breaker.awayForMs());
    try {
      const received = await call(subgraph);
      const answer = readAnswer(received);
      breaker.heard(true);
      return { answer, received };
    } catch (error) {
      if (error instanceof NobodyWaits) throw error;
      breaker.heard(false);
      log.warn({ err: error, subgraph: name }, 'a subgraph did not answer');
      throw unavailable(subgraph, breaker.awayForMs());
    }
  };
  const stop = () => {
    for (const { breaker } of neighbours.values()) breaker.stop();
  };
  return { askAs, stop };
};

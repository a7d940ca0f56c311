import type { Logger } from '@mumaris/kit/log';
import { buildSchema } from 'graphql';
import type { Planner, PlannerName } from './planner';
import { PlannerEnded, type RunningPlanner, startPlanner } from './running-planner';
import type { Request, Response } from './planner-process';

/** A plan takes a millisecond or a few; what takes longer than this is given up. */
const planMs = 3_000;
const loadMs = 30_000;
const maxWaiting = 1_000;
/** A planner that so many operations have ended is not asked again: somebody may be looking for such. */
const maxEnds = 3;

/** Carries out one piece of work after another. @throws when too many wait */
const oneByOne = () => {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    run: <T>(work: () => Promise<T>): Promise<T> => {
      if (waiting >= maxWaiting) return Promise.reject(new Error('too many operations wait to be planned'));
      waiting += 1;
      const done = last.then(work).finally(() => (waiting -= 1));
      last = done.catch(() => undefined);
      return done;
    },
    idle: () => last,
  };
};

type Answer<K extends Response['kind']> = Extract<Response, { kind: K }>;

const expected = <K extends Response['kind']>(kind: K, response: Response): Answer<K> => {
  if (response.kind === 'failed') throw new Error(response.message);
  if (response.kind !== kind) throw new Error(`the planner answered with ${response.kind}`);
  return response as Answer<K>;
};

/**
 * A planner in a process of its own. What ends that process is planned by Apollo's planner in a new one, and after a few such
 * everything is; what was planned before is not touched by it. @throws when no planner can read the supergraph
 */
export const createPlanner = async (
  supergraphSdl: string,
  first: PlannerName,
  log: Logger,
  startProcess = startPlanner,
): Promise<Planner> => {
  let by = first;
  let ends = 0;
  const lane = oneByOne();
  let running: RunningPlanner | undefined;

  const load = async (planner: RunningPlanner) => {
    try {
      return expected('loaded', await planner.ask({ kind: 'load', supergraphSdl, by }, loadMs));
    } catch (error) {
      planner.end();
      throw error;
    }
  };
  const start = async () => {
    const planner = startProcess();
    const loaded = await load(planner);
    running = planner;
    return loaded;
  };
  const ask = (request: Request) =>
    lane.run(async () => {
      if (!running?.isRunning) await start();
      if (!running) throw new PlannerEnded('it did not start');
      return expected('planned', await running.ask(request, planMs));
    });
  const planOnce = async (query: string) => {
    try {
      return await ask({ kind: 'plan', query, by });
    } catch (error) {
      if (!(error instanceof PlannerEnded) || by === 'apollo') throw error;
      log.warn({ err: error, query }, 'a planner ended its process; the other one plans this operation');
      ends += 1;
      if (ends >= maxEnds) by = 'apollo';
      return ask({ kind: 'plan', query, by: 'apollo' });
    }
  };

  const { schemaSdl, by: loadedBy } = await lane.run(start);
  if (loadedBy !== by) log.warn({ planner: loadedBy }, 'the configured planner does not load; the other one plans');
  return {
    schema: buildSchema(schemaSdl, { noLocation: true }),
    plan: async (document) => (await planOnce(document)).plan,
    stop: () => void lane.idle().then(() => running?.end()),
  };
};

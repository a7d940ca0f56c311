import { testLog } from '@mumaris/kit/testing';
import { getVariableValues } from 'graphql';
import { answer } from '../../../src/execute/answer';
import type { Ask } from '../../../src/execute/collect';
import { keepOperations } from '../../../src/operations/operations';
import { createApolloPlanner } from '../../../src/plan/apollo-planner';
import { createPlanner } from '../../../src/plan/isolated-planner';
import type { Planner } from '../../../src/plan/planner';
import { type RunningPlanner, startPlanner } from '../../../src/plan/running-planner';
import type { World } from '../world/compose';
import type { Runners, SubgraphRequest } from './subgraphs';
import type { AnsweredError, System } from './system';

const all = 1_000_000;
/** Operations are drawn of any size. */
const noLimits = {
  MAX_BODY_BYTES: all,
  MAX_TOKENS: all,
  MAX_DEPTH: all,
  MAX_SELECTIONS: all,
  MAX_ALIASES: all,
  MAX_ROOT_FIELDS: all,
  MAX_MUTATIONS: all,
  MAX_DIRECTIVES: all,
  MAX_VARIABLES: all,
  MAX_FRAGMENT_SPREADS: all,
  MAX_EQUAL_FIELDS: all,
  MAX_COST: all,
  INTROSPECTION: true,
};

const oursWith =
  (create: (supergraphSdl: string) => Promise<Planner>) =>
  async (world: World, runners: Runners): Promise<System> => {
    const planner = await create(world.supergraphSdl);
    const operations = keepOperations(planner, noLimits);
    const ask: Ask = async (name, body) =>
      (await runners(name, JSON.parse(body) as SubgraphRequest)) as Awaited<ReturnType<Ask>>;
    const system = async ({ query, variables: given }: Parameters<System>[0]) => {
      const operation = operations.of(query, undefined);
      const { schema, definition } = operation;
      const { coerced: variables = {} } = getVariableValues(schema, definition.variableDefinitions ?? [], given);
      const { data, errors, gaps } = await answer(operation, { variables, ask, isWanted: () => true });
      const told = errors.map(({ path, said, cause }): AnsweredError => {
        if (said) return { message: said.message, path, extensions: said.extensions };
        return { message: cause instanceof Error ? cause.message : String(cause), path };
      });
      const found = [...told, ...gaps.map((path): AnsweredError => ({ message: 'a gap', path: [...path] }))];
      return { data, ...(found.length && { errors: found }) };
    };
    return Object.assign(system, { stop: planner.stop });
  };

/** The process of the planners, which one world after another has: to start one takes longer than to try a world. */
let running: RunningPlanner | undefined;
const shared = (): RunningPlanner => {
  if (!running?.isRunning) running = startPlanner();
  const started = running;
  return {
    ask: started.ask,
    end: () => undefined,
    get isRunning() {
      return started.isRunning;
    },
  };
};

/** Our executor as it is served: with the quick planner in its process, and the other where that one fails. */
export const ours = oursWith((sdl) => createPlanner(sdl, 'rust', testLog, shared));

/** Ends what the systems share. */
export const endOurs = (): void => running?.end();

/** Our executor over Apollo's plans alone. */
export const oursWithApollosPlans = oursWith(async (sdl) => {
  const { schema, plan } = await createApolloPlanner(sdl);
  return { schema, plan: (document) => Promise.resolve(document).then(plan), stop: () => undefined };
});

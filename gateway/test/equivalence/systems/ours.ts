import { testLog } from '@mumaris/kit/testing';
import { getVariableValues, lexicographicSortSchema, printSchema } from 'graphql';
import { answer } from '../../../src/execute/answer';
import type { Ask, FoundError } from '../../../src/execute/run';
import { keepOperations } from '../../../src/operations/operations';
import { createApolloPlanner } from '../../../src/plan/apollo-planner';
import { createPlanner } from '../../../src/plan/isolated-planner';
import type { Planner } from '../../../src/plan/planner';
import { type RunningPlanner, startPlanner } from '../../../src/plan/running-planner';
import { configWith, noLimits } from '../../platform/config';
import type { World } from '../world/compose';
import type { Runners, SubgraphRequest } from './subgraphs';
import type { Answer, AnsweredError, System } from './system';

/** Operations are drawn of any size. */
const config = configWith(noLimits);

type Plan = Awaited<ReturnType<Planner['plan']>>;
type By = Answer['plannedBy'];

/** A planner, and who of those behind it made the last plan. */
interface Told {
  readonly planner: Planner;
  readonly lastBy: () => By;
}

const oursWith =
  (create: (supergraphSdl: string) => Promise<Told>) =>
  async (world: World, runners: Runners): Promise<System> => {
    const { planner, lastBy } = await create(world.supergraphSdl);
    assertSchema(world, planner);
    const plannedBy = new WeakMap<NonNullable<Plan>, By>();
    const plan = async (document: string): Promise<Plan> => {
      const made = await planner.plan(document);
      if (made) plannedBy.set(made, lastBy());
      return made;
    };
    const operations = keepOperations({ ...planner, plan }, config);
    const ask: Ask = async (name, body) =>
      (await runners(name, JSON.parse(body) as SubgraphRequest)) as Awaited<ReturnType<Ask>>;
    const system: System = async ({ query, operationName, variables: given }) => {
      const operation = operations.of(query, operationName);
      const { schema, definition } = operation;
      const { coerced: variables = {} } = getVariableValues(schema, definition.variableDefinitions ?? [], given);
      const { plan: used } = await operation.variants.of(variables);
      const { data, errors, gaps } = await answer(operation, { variables, ask, isWanted: () => true });
      const found = [...errors.map(told), ...gaps.map((path) => ({ message: aGap, path: [...path] }))];
      const by = used && plannedBy.get(used);
      return { data, ...(found.length && { errors: found }), plannedBy: by, plan: used };
    };
    return Object.assign(system, { stop: planner.stop });
  };

/** What ours says where a subgraph left out what it promises. */
export const aGap = 'a gap';

const told = ({ path, said, cause }: FoundError): AnsweredError => {
  if (said) return { message: said.message, path, extensions: said.extensions };
  return { message: cause instanceof Error ? cause.message : String(cause), path };
};

/** @throws when clients would be shown another graph than there is */
const assertSchema = ({ apiSchema }: World, { schema }: Planner): void => {
  const [expected, found] = [apiSchema, schema].map((each) => printSchema(lexicographicSortSchema(each)));
  if (expected === found) return;
  const lines = new Set(expected?.split('\n'));
  throw new Error(`another schema: ${found?.split('\n').find((line) => !lines.has(line)) ?? 'less'}`);
};

/** The process of the planners, which one world after another has: to start one takes longer than to try a world. */
let running: RunningPlanner | undefined;
const shared = (hear: (by: By) => void): RunningPlanner => {
  if (!running?.isRunning) running = startPlanner();
  const started = running;
  return {
    ask: async (request, timeoutMs) => {
      const response = await started.ask(request, timeoutMs);
      if (response.kind === 'planned') hear(response.by);
      return response;
    },
    end: () => undefined,
    get isRunning() {
      return started.isRunning;
    },
  };
};

/** Our executor as it is served: with the quick planner in its process, and the other where that one fails. */
export const ours = oursWith(async (sdl) => {
  let last: By;
  const planner = await createPlanner(sdl, 'rust', testLog, () => shared((by) => (last = by)));
  return { planner, lastBy: () => last };
});

/** Ends what the systems share. */
export const endOurs = (): void => running?.end();

/** Our executor over Apollo's plans alone. */
export const oursWithApollosPlans = oursWith(async (sdl) => {
  const { schema, plan } = await createApolloPlanner(sdl);
  const planner = {
    schema,
    plan: (document: string) => Promise.resolve(document).then(plan),
    stop: () => undefined,
  };
  return { planner, lastBy: () => 'apollo' };
});

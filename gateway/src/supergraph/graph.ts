import type { Logger } from '@mumaris/kit/log';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import type { GatewayConfig } from '../config';
import { keepOperations, type Operations } from '../operations/operations';
import { createPlanner } from '../plan/isolated-planner';

/** One supergraph, ready to be asked. */
export interface Graph {
  /** What clients may ask for. */
  readonly schema: GraphQLSchema;
  readonly operations: Operations;
  /** Ends what it runs on as soon as nobody waits for it. */
  stop(this: void): void;
}

/** The subgraphs that a supergraph names. */
const subgraphsOf = (supergraphSdl: string): string[] =>
  parse(supergraphSdl, { noLocation: true })
    .definitions.filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION)
    .filter(({ name }) => name.value === 'join__Graph')
    .flatMap(({ values = [] }) => values)
    .flatMap(({ directives = [] }) => directives.flatMap((one) => one.arguments ?? []))
    .flatMap(({ name, value }) => (name.value === 'name' && value.kind === Kind.STRING ? [value.value] : []));

const assertConfigured = (supergraphSdl: string, known: ReadonlyMap<string, unknown>): void => {
  const names = subgraphsOf(supergraphSdl);
  if (!names.length) throw new Error('this is no supergraph: it names no subgraph');
  const stranger = names.find((name) => !known.has(name));
  if (stranger) throw new Error(`the supergraph names a subgraph that is not configured: ${stranger}`);
};

/** Reads a supergraph. @throws when it cannot be served */
export const loadGraph = async (
  supergraphSdl: string,
  config: GatewayConfig,
  subgraphs: ReadonlyMap<string, unknown>,
  log: Logger,
): Promise<Graph> => {
  assertConfigured(supergraphSdl, subgraphs);
  const planner = await createPlanner(supergraphSdl, config.PLANNER, log);
  return { schema: planner.schema, operations: keepOperations(planner, config), stop: planner.stop };
};

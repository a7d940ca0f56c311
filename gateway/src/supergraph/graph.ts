import { type GraphQLSchema, Kind, parse } from 'graphql';
import type { GatewayConfig } from '../config';
import { keepOperations, type Operations } from '../operations/operations';
import { createApolloPlanner } from '../plan/apollo-planner';
import type { Planner } from '../plan/planner';
import { createRustPlanner } from '../plan/rust-planner';

/** One supergraph, ready to be asked. */
export interface Graph {
  /** What clients may ask for. */
  readonly schema: GraphQLSchema;
  readonly operations: Operations;
}

const planners = { rust: createRustPlanner, apollo: createApolloPlanner } satisfies Record<GatewayConfig['PLANNER'], (sdl: string) => Promise<Planner>>;

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
): Promise<Graph> => {
  assertConfigured(supergraphSdl, subgraphs);
  const planner = await planners[config.PLANNER](supergraphSdl);
  return { schema: planner.schema, operations: keepOperations(planner, config) };
};

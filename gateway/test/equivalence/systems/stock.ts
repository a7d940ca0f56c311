import { createHash } from 'node:crypto';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { parse } from 'graphql';
import type { World } from '../world/compose';
import type { Runners } from './subgraphs';
import type { Answer, System } from './system';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

type Executor = Awaited<ReturnType<ApolloGateway['load']>>['executor'];

/** Apollo's gateway over the world's subgraphs. */
export const stockOf = async (world: World, runners: Runners): Promise<System> => {
  const gateway = new ApolloGateway({
    supergraphSdl: world.supergraphSdl,
    logger: silent,
    buildService: ({ name }) => sourceOf(name, runners),
  });
  const { executor } = await gateway.load({ apollo: {} });
  return async ({ query, operationName, variables }) => {
    // Of what Apollo Server gives the gateway, the parts that it reads.
    const request = {
      request: { query, operationName, variables: { ...variables } },
      operationName,
      document: parse(query),
      queryHash: createHash('sha256').update(`${operationName} ${query}`).digest('hex'),
      metrics: {},
      logger: silent,
      context: {},
    } as unknown as Parameters<Executor>[0];
    const { data, errors } = await executor(request);
    const told = errors?.map(({ message, path, extensions }) => ({ message, path, extensions }));
    return { ...(JSON.parse(JSON.stringify({ data, errors: told })) as Answer), plannedBy: 'apollo' };
  };
};

const sourceOf = (name: string, runners: Runners): GraphQLDataSource => ({
  process: async ({ request: { query = '', variables = {}, operationName } }) => {
    const result = await runners(name, { query, variables: { ...variables }, operationName });
    return result as Awaited<ReturnType<GraphQLDataSource['process']>>;
  },
});

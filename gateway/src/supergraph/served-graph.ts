import type { ApolloServerOptions } from '@apollo/server';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { getVariableValues, GraphQLError } from 'graphql';
import type { GatewayContext } from '../auth/caller-of';
import { answer } from '../execute/answer';
import type { FoundError } from '../execute/collect';
import { askAs } from '../fetch/ask';
import type { Subgraphs } from '../fetch/subgraph';
import type { Graph } from './graph';

type Gateway = NonNullable<ApolloServerOptions<GatewayContext>['gateway']>;
type Listener = Parameters<Gateway['onSchemaLoadOrUpdate']>[0];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

interface Parts {
  subgraphs: Subgraphs;
  timeoutMs: number;
  log: Logger;
}

const asGraphQLError = ({ subgraph, path, said, cause }: FoundError): GraphQLError => {
  const place = path.length ? { path } : {};
  if (said) return new GraphQLError(said.message, { ...place, extensions: { ...said.extensions, serviceName: subgraph } });
  const originalError = cause instanceof Error ? cause : new Error(String(cause));
  return new GraphQLError(originalError.message, { ...place, originalError });
};

/** The graph in service, for the server in front: it can be replaced while requests are answered. */
export const serveGraph = ({ subgraphs, timeoutMs, log }: Parts): Gateway & { use(graph: Graph): void } => {
  const listeners = new Set<Listener>();
  let current: Graph | undefined;
  const tell = (listener: Listener, { schema }: Graph) => listener({ apiSchema: schema, coreSupergraphSdl: '' });

  const executor: Executor = async ({ document, source, operationName, request, operation, context, schema }) => {
    const graph = current?.schema === schema ? current : undefined;
    if (!graph) throw new Error('the graph was replaced while it was asked');
    const prepared = await graph.operations.of(source, operationName, document);
    const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
    const { caller } = context as GatewayContext;
    const ask = askAs(caller, subgraphs, timeoutMs, log);
    const { data, errors, gaps } = await answer(prepared, { variables: coerced, ask, isWanted: () => true });
    if (gaps.length) log.error({ gaps }, 'a subgraph broke its contract');
    const broken = gaps.map(
      (path) => new GraphQLError('INTERNAL', { path, originalError: new RuleViolation('INTERNAL') }),
    );
    const all = [...errors.map(asGraphQLError), ...broken];
    return all.length ? { data, errors: all } : { data };
  };

  return {
    use: (graph) => {
      current = graph;
      for (const listener of listeners) tell(listener, graph);
    },
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      if (current) tell(listener, current);
      return () => listeners.delete(listener);
    },
    load: () => Promise.resolve({ executor }),
    stop: () => Promise.resolve(),
  };
};

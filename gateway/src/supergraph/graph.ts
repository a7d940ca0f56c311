import { ApolloGateway, type SupergraphManager } from '@apollo/gateway';
import type { Logger } from '@mumaris/kit/log';
import { keepTelemetryHome } from '../config';
import { signedDataSource } from '../fetch/signed-data-source';
import type { Subgraphs } from '../fetch/subgraph';

interface GraphOptions {
  subgraphs: Subgraphs;
  timeoutMs: number;
  log: Logger;
}

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Builds the planner over a supergraph. A subgraph that the configuration does not know is refused when it loads. */
export const createGraph = (
  supergraphSdl: SupergraphManager | string,
  { subgraphs, timeoutMs, log }: GraphOptions,
): ApolloGateway => {
  keepTelemetryHome();
  return new ApolloGateway({
    supergraphSdl: supergraphSdl as SupergraphManager,
    logger: quiet,
    validateSupergraph: true,
    __exposeQueryPlanExperimental: false,
    buildService: ({ name }) => {
      const subgraph = subgraphs.get(name);
      if (!subgraph) throw new Error(`the supergraph names a subgraph that is not configured: ${name}`);
      return signedDataSource(subgraph, timeoutMs, log) as ReturnType<NonNullable<BuildService>>;
    },
  });
};

type BuildService = NonNullable<ConstructorParameters<typeof ApolloGateway>[0]>['buildService'];

/**
 * Loads a supergraph aside, to know that it can be served before the running one is touched.
 * @throws when it cannot
 */
export const assertServable = async (supergraphSdl: string, options: GraphOptions): Promise<void> => {
  const trial = createGraph(supergraphSdl, options);
  await trial.load();
  await trial.stop();
};

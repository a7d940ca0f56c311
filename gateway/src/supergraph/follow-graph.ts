import type { Logger } from '@mumaris/kit/log';
import type { GatewayConfig } from '../config';
import type { Subgraphs } from '../fetch/subgraph';
import { followFile, type FollowedFile } from '../followed-file';
import type { Asked } from '../operations/operations';
import type { FollowedPublished } from '../published/follow-published';
import { askedWith } from '../published/published';
import { tellUnfit } from '../published/tell-unfit';
import { type Graph, loadGraph } from './graph';

/** So long a supergraph waits for its operations to be planned; what is left then is planned when it is asked for. */
const warmMs = 5_000;

export interface FollowedGraph {
  /** The graph in service. */
  graph(this: void): Graph;
  readonly supergraph: FollowedFile;
  stop(this: void): void;
}

interface Options {
  readonly log: Logger;
  /** Told when another graph is in service. */
  onServed(this: void): void;
}

/**
 * The graph of the supergraph's file, replaced while requests are answered. The operations that are published, and then those in
 * use, are prepared for it before it is served. @throws when the first one cannot be served
 */
export const followGraph = async (
  config: GatewayConfig,
  subgraphs: Subgraphs,
  { inForce, onChange }: FollowedPublished,
  { log, onServed }: Options,
): Promise<FollowedGraph> => {
  let current: Graph | undefined;
  let stopped = false;
  const warm = ({ operations }: Graph, inUse: readonly Asked[]) =>
    operations.warm([...[...inForce().values()].flatMap(askedWith), ...inUse], warmMs);
  const tell = (graph: Graph) => {
    const published = inForce();
    const isInService = () => !stopped && current === graph && inForce() === published;
    tellUnfit({ operations: graph.operations, published, isInService, log }).catch((error: unknown) =>
      log.error({ err: error }, 'published operations cannot be compared with the graph'),
    );
  };

  const serve = async (sdl: string) => {
    const next = await loadGraph(sdl, config, subgraphs, log);
    await warm(next, current?.operations.inUse() ?? []);
    if (stopped) return next.stop();
    const before = current;
    current = next;
    onServed();
    before?.stop();
    tell(next);
  };
  const supergraph = await followFile({ file: config.SUPERGRAPH_PATH, what: 'supergraph', serve, log });
  onChange(async () => {
    if (!current || stopped) return;
    await warm(current, []);
    tell(current);
  });
  return {
    graph: () => {
      if (!current) throw new Error('no supergraph was read');
      return current;
    },
    supergraph,
    stop: () => {
      stopped = true;
      supergraph.stop();
      current?.stop();
    },
  };
};

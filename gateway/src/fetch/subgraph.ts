import { keyBytes } from '@mumaris/kit/secrets/cipher';
import { type SubgraphName, subgraphNames } from '@mumaris/schemas';
import { Pool } from 'undici';
import { type GatewayConfig, subgraphAt } from '../config';

/** One subgraph: its connections, and the key that the gateway signs its calls with. */
export interface Subgraph {
  readonly name: SubgraphName;
  readonly pool: Pool;
  /** The path of its graph, and what stands before the paths of all that it serves. */
  readonly path: string;
  readonly basePath: string;
  readonly callerKey: Uint8Array;
}

export type Subgraphs = ReadonlyMap<string, Subgraph>;

/** Opens connections to one subgraph. @throws when its key is too short */
export const openSubgraph = (
  config: GatewayConfig,
  name: SubgraphName,
  connections = config.SUBGRAPH_CONNECTIONS,
): Subgraph => {
  const { url, callerKey } = subgraphAt(config, name);
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, {
    connections,
    connectTimeout: Math.min(config.SUBGRAPH_TIMEOUT_MS, 2_000),
    headersTimeout: config.SUBGRAPH_TIMEOUT_MS,
    bodyTimeout: config.SUBGRAPH_TIMEOUT_MS,
    // Shorter than the services' own 75 s, so that a connection is not used while its other end closes it.
    keepAliveTimeout: 30_000,
    maxResponseSize: config.SUBGRAPH_MAX_BYTES,
    // Over TLS undici would ask for HTTP/2, where one connection carries all: the limits above are those of HTTP/1.1.
    allowH2: false,
  });
  const basePath = pathname.replace(/\/$/, '');
  return { name, pool, basePath, path: `${basePath}/graphql`, callerKey: keyBytes(callerKey.reveal()) };
};

/** Opens a pool of connections to each subgraph. @throws when a key is too short */
export const openSubgraphs = (config: GatewayConfig): Subgraphs =>
  new Map(subgraphNames.map((name) => [name, openSubgraph(config, name)]));

/** One of the subgraphs, by its name. */
export const subgraphOf = (subgraphs: Subgraphs, name: SubgraphName): Subgraph => {
  const subgraph = subgraphs.get(name);
  if (!subgraph) throw new Error(`${name} is not configured`);
  return subgraph;
};

/** Lets running calls end, then closes the connections. */
export const closeSubgraphs = async (subgraphs: Subgraphs): Promise<void> => {
  await Promise.all([...subgraphs.values()].map(({ pool }) => pool.close()));
};

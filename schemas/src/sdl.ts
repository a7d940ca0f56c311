import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..');

/** The five subgraphs, in the order of composition. */
export const subgraphNames = ['identity', 'membership', 'billing', 'cpd', 'notification'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

const read = (...parts: string[]) => readFileSync(path.join(root, ...parts), 'utf8');

/** The SDL of one subgraph: the shared words, then its own. */
export const subgraphSdl = (name: SubgraphName): string =>
  `${read('subgraphs', '_shared.graphql')}\n${read('subgraphs', `${name}.graphql`)}`;

/** Where the composed supergraph lies. */
export const supergraphPath = path.join(root, 'supergraph.graphql');

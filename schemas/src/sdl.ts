import path from 'node:path';
import { subgraphs } from './generated/subgraphs';

export type SubgraphName = keyof typeof subgraphs;

/** The five subgraphs, in the order of composition. */
export const subgraphNames = Object.keys(subgraphs) as SubgraphName[];

/** The SDL of one subgraph: the shared words, then its own. */
export const subgraphSdl = (name: SubgraphName): string => subgraphs[name];

/** Where the composed supergraph lies. */
export const supergraphPath = path.join(__dirname, '..', 'supergraph.graphql');

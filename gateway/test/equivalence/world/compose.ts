import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { type GraphQLSchema, parse } from 'graphql';
import { drawModel } from './draw-model';
import type { Model } from './model';
import { printSubgraph } from './sdl';

/** A federated graph of a seed: its texts, and the schemas that follow from them. */
export interface World {
  readonly model: Model;
  /** By subgraph. */
  readonly sdls: Readonly<Record<string, string>>;
  readonly supergraphSdl: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** With what is inaccessible to clients, too. */
  readonly wholeSchema: GraphQLSchema;
  /** Whether a field set requires more of an object than leaves. */
  readonly hasRequiredObjects: boolean;
}

/** The world of the seed, or why its subgraphs do not compose. */
export const composeWorld = (seed: number): World | readonly string[] => {
  const model = drawModel(seed);
  const sdls = Object.fromEntries(model.subgraphs.map((name) => [name, printSubgraph(model, name)]));
  const services = Object.entries(sdls).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid/`,
    typeDefs: parse(sdl),
  }));
  const { errors = [], supergraphSdl = '' } = composeServices(services);
  if (errors.length > 0) return errors.map(({ message }) => message);
  const supergraph = Supergraph.build(supergraphSdl);
  return {
    model,
    sdls,
    supergraphSdl,
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
    wholeSchema: supergraph.schema.toGraphQLJSSchema(),
    hasRequiredObjects: /@requires\(fields: "[^"\n]*\w+ \{/.test(Object.values(sdls).join('\n').replaceAll(/\\"/g, '')),
  };
};

import { buildSubgraphSchema } from '@apollo/subgraph';
import { subgraphSdl, type SubgraphName } from '@mumaris/schemas';
import { type GraphQLSchema, parse } from 'graphql';
import { type Belongings, enforceAccess } from '../auth/access';
import { scalars } from './scalars';

/** The schema of one subgraph, with the rules of its SDL in front of each resolver. @throws when a field has no rule */
export const subgraphSchema = (name: SubgraphName, resolvers: object, belongings?: Belongings): GraphQLSchema =>
  enforceAccess(
    buildSubgraphSchema([{ typeDefs: parse(subgraphSdl(name)), resolvers: { ...scalars, ...resolvers } }]),
    belongings,
  );

import { buildSubgraphSchema } from '@apollo/subgraph';
import { subgraphSdl, type SubgraphName } from '@mumaris/schemas';
import { type GraphQLSchema, parse } from 'graphql';
import { type Belongings, enforceAccess } from '../auth/access';
import { enforceBounds } from '../graphql/bounds';
import { scalars } from './scalars';
import { enforceWanted } from './wanted';

interface Guard {
  /** Whose the objects of each type are. */
  readonly belongings?: Belongings | undefined;
  /** Told where the service itself goes beyond its contract. */
  readonly onMistake?: ((error: Error) => void) | undefined;
}

const thrown = (error: Error): never => {
  throw error;
};

/**
 * The schema of one subgraph, with the rules and the bounds of its SDL in front of each resolver, none of which begins when
 * nobody waits any more.
 * @throws when a field has no rule
 */
export const subgraphSchema = (
  name: SubgraphName,
  resolvers: object,
  { belongings, onMistake = thrown }: Guard = {},
): GraphQLSchema => {
  const typeDefs = parse(subgraphSdl(name));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...resolvers } }]);
  return enforceWanted(enforceAccess(enforceBounds(schema, onMistake), belongings));
};

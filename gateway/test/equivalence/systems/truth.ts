import { execute, type GraphQLFieldResolver, parse } from 'graphql';
import { readTrue } from '../data/read';
import type { Run } from '../data/run';
import type { Handle } from '../data/values';
import type { World } from '../world/compose';
import type { Answer, System } from './system';

/** The world's data in one process, without federation: what every other system has to answer, too. */
export const truthOf =
  (world: World, run: () => Run): System =>
  async ({ query, operationName, variables }) => {
    const fieldResolver: GraphQLFieldResolver<Handle | undefined, unknown> = (parent, args, _context, info) => {
      const handle = parent ?? { __typename: info.parentType.name, key: '' };
      return readTrue(world, run(), handle, info.fieldName, args);
    };
    const result = await execute({
      schema: world.apiSchema,
      document: parse(query),
      operationName,
      variableValues: { ...variables },
      fieldResolver,
      typeResolver: (value: Handle) => value.__typename,
    });
    return JSON.parse(JSON.stringify(result)) as Answer;
  };

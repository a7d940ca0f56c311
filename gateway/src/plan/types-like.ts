import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql';
import type { TypeNames } from './plan';

/** The names by which an object may call its type where one of `names` is asked for: itself, or what it stands for. */
export const typesLike = (schema: GraphQLSchema, names: readonly string[]): TypeNames => {
  const all = names.flatMap((name) => {
    const type = schema.getType(name);
    if (!isAbstractType(type)) return [name];
    const under = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
    return [name, ...[...schema.getPossibleTypes(type), ...under].map((one) => one.name)];
  });
  return [...new Set(all)];
};

import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql';

/** The names by which an object may call its type where one of `names` is asked for: itself, or what it stands for. */
export const typesLike = (schema: GraphQLSchema, names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names.flatMap((name) => {
      const type = schema.getType(name);
      if (!isAbstractType(type)) return [name];
      const under = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
      return [name, ...[...schema.getPossibleTypes(type), ...under].map((one) => one.name)];
    }),
  );

import { type GraphQLSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Names that a plan asks for by itself: those of keys. */
const keys = ['id', 'kind', 'ref', 'alt', 'num'];

/** Whether an alias is the name of another field of its object, or of a key. */
export const hasTakenAlias = (schema: GraphQLSchema, query: string): boolean => {
  const info = new TypeInfo(schema);
  let isFound = false;
  const visitor = visitWithTypeInfo(info, {
    Field: ({ alias, name }) => {
      if (!alias || alias.value === name.value) return;
      const parent = info.getParentType();
      const possible = parent && 'getFields' in parent ? Object.keys(parent.getFields()) : [];
      if ([...keys, ...possible].includes(alias.value)) isFound = true;
    },
  });
  visit(parse(query), visitor);
  return isFound;
};

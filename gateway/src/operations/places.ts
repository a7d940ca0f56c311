import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Where selections stand: on a type, for objects that can be of some types only, given what is around them. */
export interface Place {
  readonly type: GraphQLCompositeType;
  readonly possible: ReadonlySet<string>;
  readonly isRoot: boolean;
}

/** Selections of the client's, with the type for which they are written. */
export interface Written {
  readonly set: SelectionSetNode;
  readonly type: GraphQLCompositeType;
}

/** A field of a type, if it has fields and this is one. */
export const fieldOf = (type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isUnionType(type) ? undefined : type.getFields()[name];

const possibleOf = (schema: GraphQLSchema, type: GraphQLCompositeType): ReadonlySet<string> =>
  new Set(isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]);

/** The place of all objects of a type. */
export const placeOf = (schema: GraphQLSchema, type: GraphQLCompositeType, isRoot: boolean): Place => ({
  type,
  possible: possibleOf(schema, type),
  isRoot,
});

/** Where within a place a part for `type` stands; undefined where no object can be of it. */
const narrowed = (schema: GraphQLSchema, around: Place, type: GraphQLCompositeType): Place | undefined => {
  const left = new Set([...possibleOf(schema, type)].filter((name) => around.possible.has(name)));
  const [only] = left;
  if (only === undefined) return undefined;
  if (left.size === around.possible.size) return around;
  const single = left.size === 1 ? schema.getType(only) : undefined;
  return { ...around, type: isCompositeType(single) ? single : type, possible: left };
};

/** Whether selections for one type mean the same on another: their fields have the very same types there. */
const fits = ({ set, type }: Written, on: GraphQLCompositeType): boolean =>
  set.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD || selection.name.value.startsWith('__')) return true;
    const name = selection.name.value;
    const [here, there] = [fieldOf(type, name), fieldOf(on, name)];
    return here !== undefined && there !== undefined && String(here.type) === String(there.type);
  });

/** Where within a place selections for some type stand, on the simplest type on which they mean the same. */
export const placeFor = (schema: GraphQLSchema, around: Place, written: Written): Place | undefined => {
  const at = narrowed(schema, around, written.type);
  return at && !fits(written, at.type) ? { ...at, type: written.type } : at;
};

import { callSubgraph } from '@mumaris/kit/testing';
import type { Caller } from '@mumaris/kit/auth/caller';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
} from 'graphql';

/** A way from an entity to a value: the fields that it goes through, as `Type.field`, and the selection that asks for it. */
export interface Way {
  readonly places: readonly string[];
  readonly selection: string;
}

/** What came of a way: a code, or whether anything was there at its end. */
export interface Outcome {
  readonly way: Way;
  readonly refused: string | undefined;
  readonly found: boolean;
}

/** Whether objects of a type have a key by which they are found. */
export const isEntity = (type: GraphQLNamedType | undefined): boolean =>
  type?.astNode?.directives?.some(({ name }) => name.value === 'key') ?? false;

/** The field by which objects of an entity are found. */
const keyOf = (type: GraphQLObjectType): string => {
  const key = type.astNode?.directives?.find(({ name }) => name.value === 'key');
  const fields = key?.arguments?.find(({ name }) => name.value === 'fields')?.value;
  return fields?.kind === Kind.STRING ? fields.value : 'id';
};

/** Every way from a type to a value; another entity is only named, since it has a walk of its own. */
export const waysFrom = (schema: GraphQLSchema, type: GraphQLObjectType, above: readonly string[] = []): Way[] =>
  Object.values(type.getFields())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((field) => waysThrough(schema, type, field, above));

const waysThrough = (
  schema: GraphQLSchema,
  { name }: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  above: readonly string[],
): Way[] => {
  const place = `${name}.${field.name}`;
  const places = [...above, place];
  const inner = getNamedType(field.type);
  // What holds more of its own kind is gone through once.
  if (above.includes(place)) return [];
  if (isLeafType(inner)) return [{ places, selection: field.name }];
  const types = isAbstractType(inner) ? schema.getPossibleTypes(inner) : isObjectType(inner) ? [inner] : [];
  return types.flatMap((one) => {
    const ways = isEntity(one)
      ? [{ places: [...places, `${one.name}.${keyOf(one)}`], selection: keyOf(one) }]
      : waysFrom(schema, one, places);
    return ways.map((way) => ({
      places: way.places,
      selection: isAbstractType(inner)
        ? `${field.name} { ... on ${one.name} { ${way.selection} } }`
        : `${field.name} { ${way.selection} }`,
    }));
  });
};

/** Whether anything but null and empty lists lies under a value. */
const hasValue = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasValue);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasValue);
  return value !== null && value !== undefined;
};

interface Place {
  readonly url: string;
  readonly subgraph: string;
  readonly callerKey: string;
}

/** Asks a subgraph for each way from one entity, as the gateway would for the caller. */
export const walk = async (
  place: Place,
  entity: { __typename: string; id: string },
  ways: readonly Way[],
  caller: Partial<Caller>,
): Promise<Outcome[]> => {
  const asked = ways.map(
    ({ selection }, index) =>
      `w${index}: _entities(representations: $r) { ... on ${entity.__typename} { ${selection} } }`,
  );
  const answer = await callSubgraph<Record<string, unknown> | null>({
    ...place,
    caller,
    query: `query ($r: [_Any!]!) { ${asked.join('\n')} }`,
    variables: { r: [entity] },
  });
  return ways.map((way, index) => {
    const error = answer.errors?.find(({ path }) => path?.[0] === `w${index}`);
    return {
      way,
      refused: error && String(error.extensions['code']),
      found: hasValue(answer.data?.[`w${index}`]),
    };
  });
};

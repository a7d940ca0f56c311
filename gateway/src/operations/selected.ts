import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  Kind,
} from 'graphql';
import type { Json } from '../execute/json';
import type { OwnNames } from './own-names';
import { fieldOf, type Place, placeFor, type Written } from './places';

/** A field that is selected, by its first mention, with what all its mentions select in it. */
interface SelectedField {
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly inner: Written[];
}

/** A part for some types only, with all that is written for them. */
interface SelectedPart {
  readonly place: Place;
  readonly inner: Written[];
}

/** What is selected at a place. */
export interface Selected {
  /** By the names that they have in the subgraphs' answers. */
  readonly fields: ReadonlyMap<string, SelectedField>;
  readonly parts: ReadonlyMap<GraphQLCompositeType, SelectedPart>;
  readonly hasTypename: boolean;
}

/** What selections are read with. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The values of the variables in `@skip` and `@include`. */
  readonly conditions: Readonly<Json>;
  readonly names: OwnNames;
}

/** Whether a part counts, with its conditions as they are. */
const counts = ({ directives = [] }: { directives?: readonly DirectiveNode[] }, conditions: Readonly<Json>): boolean =>
  directives.every(({ name, arguments: given = [] }) => {
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    const isTrue =
      value?.kind === Kind.VARIABLE ? conditions[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return name.value === 'skip' ? isTrue !== true : name.value !== 'include' || isTrue === true;
  });

/** The entry of a map, made where there is none yet. */
const entryOf = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
};

/** What a part holds, with the type for which it is written. */
const writtenIn = (
  selection: FragmentSpreadNode | InlineFragmentNode,
  around: GraphQLCompositeType,
  { schema, fragments }: Reading,
): Written | undefined => {
  const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
  const type = part?.typeCondition ? schema.getType(part.typeCondition.name.value) : around;
  return part && isCompositeType(type) ? { set: part.selectionSet, type } : undefined;
};

/**
 * Reads what is selected at a place: fragments are written out, parts that do not count and parts for types that no object
 * here can be of are left out, and mentions of the same field or of the same type are put together.
 */
export const selectedAt = (reading: Reading, written: readonly Written[], place: Place): Selected => {
  const { schema, conditions, names } = reading;
  const fields = new Map<string, SelectedField>();
  const parts = new Map<GraphQLCompositeType, SelectedPart>();
  let hasTypename = false;

  const addField = (node: FieldNode, type: GraphQLCompositeType): void => {
    if (node.name.value === '__typename') hasTypename = true;
    const field = fieldOf(type, node.name.value);
    // Introspection is no field of a type.
    if (!field) return;
    const name = place.isRoot ? names.ofRoot(node, field) : names.of(node, field);
    const { inner } = entryOf(fields, name, () => ({ node, field, inner: [] }));
    const answered = getNamedType(field.type);
    if (node.selectionSet && isCompositeType(answered)) inner.push({ set: node.selectionSet, type: answered });
  };

  const addPart = (part: Written): void => {
    const at = placeFor(schema, place, part);
    // Its condition goes, since every object here meets it; what is answered still has to say so.
    if (at && isAbstractType(place.type) && part.type !== place.type) hasTypename = true;
    if (at?.type === place.type) add(part);
    else if (at) entryOf(parts, at.type, () => ({ place: at, inner: [] })).inner.push(part);
  };

  const add = ({ set, type }: Written): void => {
    for (const selection of set.selections) {
      if (!counts(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        addField(selection, type);
        continue;
      }
      const part = writtenIn(selection, type, reading);
      if (part) addPart(part);
    }
  };

  for (const one of written) add(one);
  return { fields, parts, hasTypename };
};

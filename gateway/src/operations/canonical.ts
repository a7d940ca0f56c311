import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { ownNames } from './own-names';
import { type OwnVariables, ownVariables } from './own-variables';
import { type Place, placeOf, type Written } from './places';
import { type Reading, selectedAt } from './selected';

/** An operation in the one form that all have that differ by names alone, and the way back to the client's. */
export interface Canonical {
  /** What the subgraphs have to be asked for; undefined where nothing. */
  readonly document?: DocumentNode;
  /** Under which name the answer has what a field of the client's asks for. */
  readonly nameOf: ReadonlyMap<FieldNode, string>;
  readonly valuesOf: OwnVariables['valuesOf'];
  readonly nameOfVariable: OwnVariables['nameOf'];
}

export interface Given extends Omit<Reading, 'names'> {
  readonly operation: OperationDefinitionNode;
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** A selection holds something, also where nothing of it counts. */
const setOf = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: selections.length ? selections : [typename],
});

const partOn = (type: GraphQLCompositeType, selections: readonly SelectionNode[]): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
  selectionSet: setOf(selections),
});

const fieldNamed = (as: string, { name }: FieldNode): Pick<FieldNode, 'kind' | 'name' | 'alias'> => ({
  kind: Kind.FIELD,
  name,
  ...(as !== name.value && { alias: { kind: Kind.NAME, value: as } }),
});

const withOwnVariables = (
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  { lift }: OwnVariables,
): ArgumentNode[] =>
  (node.arguments ?? []).map((argument) => {
    const type = field.args.find(({ name }) => name === argument.name.value)?.type;
    return type ? { ...argument, value: lift(argument.value, type, argument.name.value) } : argument;
  });

/** Writes out what is selected at a place, and in it: first its type, then its fields, then what is for some types only. */
const writing = (reading: Reading, variables: OwnVariables) => {
  const { schema } = reading;
  const within = (written: readonly Written[], type: GraphQLCompositeType): SelectionSetNode =>
    setOf(selectionsAt(written, placeOf(schema, type, type === schema.getQueryType())));

  const selectionsAt = (written: readonly Written[], place: Place): SelectionNode[] => {
    const { fields, parts, hasTypename } = selectedAt(reading, written, place);
    return [
      ...(hasTypename && !place.isRoot ? [typename] : []),
      ...[...fields].map(([name, { node, field, inner }]) => ({
        ...fieldNamed(name, node),
        arguments: withOwnVariables(node, field, variables),
        ...(inner.length && { selectionSet: within(inner, getNamedType(field.type) as GraphQLCompositeType) }),
      })),
      ...[...parts.values()].map(({ place: at, inner }) => partOn(at.type, selectionsAt(inner, at))),
    ];
  };
  return selectionsAt;
};

/**
 * Takes out of a validated operation all that its author chose freely: names, aliases, the cut into fragments, values that are
 * written out, parts that do not count. So what differs by these alone is one operation to planner and subgraphs; no alias of a
 * client's meets what a plan needs under the same name; and planners, which have their difficulties with fragments within
 * fragments, meet none. Introspection is left out: it is answered here.
 */
export const canonical = ({ operation, ...given }: Given): Canonical => {
  const variables = ownVariables(operation);
  const names = ownNames(given.schema);
  const root = given.schema.getRootType(operation.operation);
  if (!root) throw new Error(`there is no ${operation.operation}`);
  const written = [{ set: operation.selectionSet, type: root }];
  const selections = writing({ ...given, names }, variables)(written, placeOf(given.schema, root, true));
  const definition: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: operation.operation,
    variableDefinitions: variables.definitions(),
    selectionSet: setOf(selections),
  };
  return {
    ...(selections.length && { document: { kind: Kind.DOCUMENT, definitions: [definition] } }),
    nameOf: names.given,
    valuesOf: variables.valuesOf,
    nameOfVariable: variables.nameOf,
  };
};

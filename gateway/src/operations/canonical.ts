import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Json } from '../execute/json';
import { ownNames } from './own-names';
import { type OwnVariables, ownVariables } from './own-variables';

/** An operation in the one form that all have that differ by names alone, and the way back to the client's. */
export interface Canonical {
  /** What the subgraphs have to be asked for; undefined where nothing. */
  readonly document?: DocumentNode;
  /** Under which name the answer has what a field of the client's asks for. */
  readonly nameOf: ReadonlyMap<FieldNode, string>;
  readonly valuesOf: OwnVariables['valuesOf'];
  readonly nameOfVariable: OwnVariables['nameOf'];
}

export interface Given {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The values of the variables in `@skip` and `@include`. */
  readonly conditions: Readonly<Json>;
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Whether a part counts, with its conditions as they are. */
const counts = ({ directives = [] }: { directives?: readonly DirectiveNode[] }, conditions: Readonly<Json>): boolean =>
  directives.every(({ name, arguments: given = [] }) => {
    const value = given.find((argument) => argument.name.value === 'if')?.value;
    const isTrue =
      value?.kind === Kind.VARIABLE ? conditions[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return name.value === 'skip' ? isTrue !== true : name.value !== 'include' || isTrue === true;
  });

/** Where selections stand: on a type, for objects that can be of some types only, given what is around them. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly possible: ReadonlySet<string>;
  readonly isRoot: boolean;
}

/** Selections of the client's, with the type for which they are written. */
interface Written {
  readonly set: SelectionSetNode;
  readonly type: GraphQLCompositeType;
}

/** What is selected at a place: fields by name with what is selected in them, and parts for some types only. */
interface Selected {
  readonly fields: Map<string, { node: FieldNode; field: GraphQLField<unknown, unknown>; inner: Written[] }>;
  readonly parts: Map<GraphQLCompositeType, { place: Place; inner: Written[] }>;
  hasTypename: boolean;
}

const fieldOf = (type: GraphQLCompositeType, name: string) => (isUnionType(type) ? undefined : type.getFields()[name]);

/**
 * Takes out of a validated operation all that its author chose freely: names, aliases, the cut into fragments, values that are
 * written out, parts that do not count. So what differs by these alone is one operation to planner and subgraphs; no alias of a
 * client's meets what a plan needs under the same name; and planners, which have their difficulties with fragments within
 * fragments, meet none. Introspection is left out: it is answered here.
 */
export const canonical = ({ schema, operation, fragments, conditions }: Given): Canonical => {
  const variables = ownVariables(operation);
  const names = ownNames();

  const possibleOf = (type: GraphQLCompositeType): ReadonlySet<string> =>
    new Set(isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]);

  /** Where a part for `type` stands; undefined where no object can be of it. */
  const placeFor = (type: GraphQLCompositeType, { type: around, possible, isRoot }: Place): Place | undefined => {
    const left = new Set([...possibleOf(type)].filter((name) => possible.has(name)));
    const [only] = left;
    if (only === undefined) return undefined;
    if (left.size === possible.size) return { type: around, possible, isRoot };
    const single = left.size === 1 ? schema.getType(only) : undefined;
    return { type: isCompositeType(single) ? single : type, possible: left, isRoot };
  };

  /** Whether selections for one type mean the same on another: their fields have the very same types there. */
  const fits = ({ set, type }: Written, on: GraphQLCompositeType): boolean =>
    set.selections.every((selection) => {
      if (selection.kind !== Kind.FIELD || selection.name.value.startsWith('__')) return true;
      const name = selection.name.value;
      const [here, there] = [fieldOf(type, name), fieldOf(on, name)];
      return here !== undefined && there !== undefined && String(here.type) === String(there.type);
    });

  const addPart = (written: Written, place: Place, selected: Selected): void => {
    const at = placeFor(written.type, place);
    if (!at) return;
    const fitting = fits(written, at.type) ? at : { ...at, type: written.type };
    if (fitting.type === place.type) return add(written, place, selected);
    const known = selected.parts.get(fitting.type);
    if (known) known.inner.push(written);
    else selected.parts.set(fitting.type, { place: fitting, inner: [written] });
  };

  const addField = (node: FieldNode, type: GraphQLCompositeType, { isRoot }: Place, selected: Selected): void => {
    if (node.name.value === '__typename') selected.hasTypename = true;
    const field = fieldOf(type, node.name.value);
    if (!field) return;
    const name = isRoot ? names.ofRoot(node, field) : names.of(node, field);
    const known = selected.fields.get(name) ?? { node, field, inner: [] };
    selected.fields.set(name, known);
    const inner = getNamedType(field.type);
    if (node.selectionSet && isCompositeType(inner)) known.inner.push({ set: node.selectionSet, type: inner });
  };

  const add = ({ set, type }: Written, place: Place, selected: Selected): void => {
    for (const selection of set.selections) {
      if (!counts(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) addField(selection, type, place, selected);
      else {
        const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
        const on = part?.typeCondition ? schema.getType(part.typeCondition.name.value) : type;
        if (part && isCompositeType(on)) addPart({ set: part.selectionSet, type: on }, place, selected);
      }
    }
  };

  const withArguments = (node: FieldNode, field: GraphQLField<unknown, unknown>) =>
    (node.arguments ?? []).map((argument) => {
      const type = field.args.find(({ name }) => name === argument.name.value)?.type;
      return type ? { ...argument, value: variables.lift(argument.value, type, argument.name.value) } : argument;
    });

  const selectionsAt = (written: readonly Written[], place: Place): SelectionNode[] => {
    const selected: Selected = { fields: new Map(), parts: new Map(), hasTypename: false };
    for (const one of written) add(one, place, selected);
    const fields = [...selected.fields].map(([name, { node, field, inner }]): FieldNode => ({
      kind: Kind.FIELD,
      name: node.name,
      ...(name !== node.name.value && { alias: { kind: Kind.NAME, value: name } }),
      arguments: withArguments(node, field),
      ...(inner.length && { selectionSet: setAt(inner, getNamedType(field.type) as GraphQLCompositeType) }),
    }));
    const parts = [...selected.parts.values()].map(({ place: at, inner }): SelectionNode => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: at.type.name } },
      selectionSet: setOf(selectionsAt(inner, at)),
    }));
    return [...(selected.hasTypename && !place.isRoot ? [typename] : []), ...fields, ...parts];
  };

  const setOf = (selections: SelectionNode[]): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: selections.length ? selections : [typename],
  });

  const setAt = (written: readonly Written[], type: GraphQLCompositeType): SelectionSetNode =>
    setOf(selectionsAt(written, { type, possible: possibleOf(type), isRoot: type === schema.getQueryType() }));

  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`there is no ${operation.operation}`);
  const selections = selectionsAt([{ set: operation.selectionSet, type: root }], {
    type: root,
    possible: possibleOf(root),
    isRoot: true,
  });
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

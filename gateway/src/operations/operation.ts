import {
  type DirectiveNode,
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  isNonNullType,
  print,
  TypeInfo,
  type VariableNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { needsSignIn } from '../auth/open-fields';
import { compileShape } from '../execute/compile-shape';
import type { Json } from '../execute/json';
import type { AbstractNames } from '../execute/merge';
import type { ShapedField } from '../execute/shape';
import { costOf, sizeVariables } from '../limits/cost';
import type { Plan } from '../plan/plan';
import { type ByValues, byValues } from './by-values';
import { type Canonical, canonical } from './canonical';
import { fragmentsOf } from './fragments-of';

/** How an operation is answered while its conditions have certain values. */
interface Variant {
  readonly plan: Plan;
  /** The values of the plan's variables, from the client's: checked, with their defaults. */
  readonly valuesOf: Canonical['valuesOf'];
  /** The client's name for a variable of the plan. */
  readonly nameOfVariable: Canonical['nameOfVariable'];
  /** What the answer looks like. */
  readonly shape: readonly ShapedField[];
}

/** An operation that has been validated, and all that is known of it before somebody asks for it. */
export interface Operation {
  readonly schema: GraphQLSchema;
  /** The names of the schema's interfaces and unions. */
  readonly abstract: AbstractNames;
  readonly definition: OperationDefinitionNode;
  readonly isMutation: boolean;
  /** Whether any of it asks who is signed in (IDN-08). */
  readonly needsSignIn: boolean;
  /** What it costs with the client's variables; it is not counted far beyond the most that is allowed. */
  readonly cost: ByValues<number>;
  /** The variables that may be left out, but are null nowhere: their default stands where something has to be. */
  readonly neverNull: readonly string[];
  /** How it is answered with the client's variables. @throws when there is no way to answer it */
  readonly variants: ByValues<Promise<Variant>>;
  /** Answers what fields of it ask about the schema itself. */
  introspect(this: void, variables: Readonly<Json>, as: string, nodes: readonly FieldNode[]): unknown;
}

/** The variables that decide which parts of a document count. */
const conditionsOf = (document: DocumentNode): string[] => {
  const names = new Set<string>();
  const look = ({ name, arguments: given = [] }: DirectiveNode) => {
    if (name.value !== 'skip' && name.value !== 'include') return;
    for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  visit(document, { Directive: look });
  return [...names];
};

/** By the schema a variable with a default may stand where nothing is null; that it is not null itself is for each request to see. */
const neverNullIn = (document: DocumentNode, schema: GraphQLSchema): string[] => {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  const look = ({ name }: VariableNode) => {
    if (isNonNullType(types.getInputType())) names.add(name.value);
  };
  visit(document, visitWithTypeInfo(types, { VariableDefinition: () => false, Variable: look }));
  return [...names];
};

interface Means {
  readonly schema: GraphQLSchema;
  readonly abstract: AbstractNames;
  /** Plans a document; see `Planner`. */
  plan(this: void, document: string): Promise<Plan>;
  readonly maxCost: number;
}

/** Makes an operation of a validated document that holds it alone. */
export const prepare = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, abstract, plan, maxCost }: Means,
): Operation => {
  const fragments = Object.fromEntries(fragmentsOf(document));
  const introspect: Operation['introspect'] = (variableValues, as, selections) => {
    const asked = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
    const definitions = [asked, ...Object.values(fragments)];
    return executeSync({ schema, document: { kind: Kind.DOCUMENT, definitions }, variableValues }).data?.[as] ?? null;
  };
  const variant = async (conditions: Readonly<Json>): Promise<Variant> => {
    const { document: asked, nameOf, ...own } = canonical({ schema, operation, fragments, conditions });
    const shape = compileShape({ schema, operation, fragments, conditions, nameOf });
    return { ...own, plan: asked && (await plan(print(asked))), shape };
  };
  return {
    schema,
    abstract,
    definition: operation,
    isMutation: operation.operation === OperationTypeNode.MUTATION,
    needsSignIn: needsSignIn(operation, document),
    cost: byValues(sizeVariables(document), (variables) => costOf({ schema, document, operation, variables }, maxCost)),
    neverNull: operation.variableDefinitions?.some(({ defaultValue }) => defaultValue)
      ? neverNullIn(document, schema)
      : [],
    variants: byValues(conditionsOf(document), variant),
    introspect,
  };
};

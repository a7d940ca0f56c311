import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  executeSync,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { compileShape } from '../execute/compile-shape';
import type { Json } from '../execute/json';
import type { ShapedField } from '../execute/shape';
import type { Plan } from '../plan/plan';
import { renamed, type Renamed } from './own-names';

/** An operation that has been validated, and all that is known of it before somebody asks for it. */
export interface Operation {
  readonly plan: Plan;
  readonly isMutation: boolean;
  /** The values of the plan's variables, from the client's: checked, with their defaults. */
  readonly valuesOf: Renamed['valuesOf'];
  /** What the answer looks like with the client's variables. */
  shapeOf(this: void, variables: Readonly<Json>): readonly ShapedField[];
  /** Answers what fields of it ask about the schema itself. */
  introspect(this: void, variables: Readonly<Json>, as: string, nodes: readonly FieldNode[]): unknown;
}

/** So many shapes of one operation, by its conditions, are kept. */
const maxShapes = 16;

const conditionsOf = (document: DocumentNode): string[] => {
  const names = new Set<string>();
  const look = ({ name, arguments: given = [] }: DirectiveNode) => {
    if (name.value !== 'skip' && name.value !== 'include') return;
    for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  visit(document, { Directive: look });
  return [...names];
};

const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );

const operationOf = (document: DocumentNode): OperationDefinitionNode => {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('the document has no operation');
  return operation;
};

/** Makes an operation of a validated document that holds it alone. @param plan plans a document; see `Planner` */
export const prepare = async (
  schema: GraphQLSchema,
  document: DocumentNode,
  plan: (document: DocumentNode) => Promise<Plan>,
): Promise<Operation> => {
  const operation = operationOf(document);
  const fragments = fragmentsOf(document);
  const own = renamed(schema, document, operation);
  const names = conditionsOf(document);
  const shapes = new Map<string, readonly ShapedField[]>();
  const shapeOf: Operation['shapeOf'] = (variables) => {
    const key = names.map((name) => String(variables[name])).join();
    const known = shapes.get(key);
    if (known) return known;
    const conditions = Object.fromEntries(names.map((name) => [name, variables[name]]));
    const shape = compileShape({ schema, operation, fragments, conditions, nameOf: own.nameOf });
    if (shapes.size < maxShapes) shapes.set(key, shape);
    return shape;
  };
  const introspect: Operation['introspect'] = (variableValues, as, selections) => {
    const asked = { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } };
    const definitions = [asked, ...Object.values(fragments)];
    return executeSync({ schema, document: { kind: Kind.DOCUMENT, definitions }, variableValues }).data?.[as] ?? null;
  };
  return {
    plan: own.document && (await plan(own.document)),
    isMutation: operation.operation === OperationTypeNode.MUTATION,
    valuesOf: own.valuesOf,
    shapeOf,
    introspect,
  };
};

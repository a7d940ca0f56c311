import { type FieldNode, type GraphQLField, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { printOnce } from './print-once';

/** Names in the subgraphs' answers, and which of the client's fields has which. */
export interface OwnNames {
  /** The name for a field of the operation's root. */
  ofRoot(node: FieldNode, field: GraphQLField<unknown, unknown>): string;
  /** The name for any other field. */
  of(node: FieldNode, field: GraphQLField<unknown, unknown>): string;
  readonly given: ReadonlyMap<FieldNode, string>;
}

const bySchema = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/** The names of a schema's fields that look like ours. */
const numberedNames = (schema: GraphQLSchema): ReadonlySet<string> => {
  const known = bySchema.get(schema);
  if (known) return known;
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const names = new Set(types.flatMap((type) => Object.keys(type.getFields())).filter((name) => /__\d+$/.test(name)));
  bySchema.set(schema, names);
  return names;
};

/**
 * One name for the same field with the same arguments, wherever it stands. A field with arguments has a name that no plan
 * uses by itself, where it needs the field for something else: `@requires` with arguments of its own would meet the client's.
 */
export const ownNames = (schema: GraphQLSchema): OwnNames => {
  const schemas = numberedNames(schema);
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const given = new Map<FieldNode, string>();
  const textOf = printOnce();
  const keyOf = (node: FieldNode, field: GraphQLField<unknown, unknown>): string => {
    const written = (node.arguments ?? []).map(textOf).sort();
    // What has fields under two names stays two: a failure in the one is none in the other.
    const as = node.selectionSet ? (node.alias ?? node.name).value : '';
    return `${as} ${node.name.value}(${written.join()}): ${String(field.type)}`;
  };
  const nameFor = (node: FieldNode, key: string, first: number): string => {
    const name = node.name.value;
    let count = counts.get(name) ?? first;
    while (schemas.has(`${name}__${count}`)) count += 1;
    const own = names.get(key) ?? (count === 0 ? name : `${name}__${count}`);
    if (!names.has(key)) counts.set(name, count + 1);
    names.set(key, own);
    given.set(node, own);
    return own;
  };
  return {
    // Of the outermost fields each is carried out by itself, also where two are the same: a change asked for twice is made twice.
    ofRoot: (node, field) => nameFor(node, `root ${(node.alias ?? node.name).value} ${keyOf(node, field)}`, 0),
    of: (node, field) => nameFor(node, keyOf(node, field), field.args.length ? 1 : 0),
    given,
  };
};

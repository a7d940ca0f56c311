import type { FieldNode, GraphQLField } from 'graphql';
import { printOnce } from './print-once';

/** Names in the subgraphs' answers, and which of the client's fields has which. */
export interface OwnNames {
  /** The name for a field of the operation's root. */
  ofRoot(node: FieldNode, field: GraphQLField<unknown, unknown>): string;
  /** The name for any other field. */
  of(node: FieldNode, field: GraphQLField<unknown, unknown>): string;
  readonly given: ReadonlyMap<FieldNode, string>;
}

/**
 * One name for the same field with the same arguments, wherever it stands. A field with arguments has a name that no plan
 * uses by itself, where it needs the field for something else: `@requires` with arguments of its own would meet the client's.
 */
export const ownNames = (): OwnNames => {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const given = new Map<FieldNode, string>();
  const textOf = printOnce();
  const keyOf = (node: FieldNode, field: GraphQLField<unknown, unknown>): string => {
    const written = (node.arguments ?? []).map(textOf).sort();
    return `${node.name.value}(${written.join()}): ${String(field.type)}`;
  };
  const nameFor = (node: FieldNode, key: string, first: number): string => {
    const name = node.name.value;
    const count = counts.get(name) ?? first;
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

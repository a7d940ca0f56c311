import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** How large an operation is once every fragment is written out. */
export interface Size {
  /** Fields of the outermost selection. */
  readonly fields: number;
  /** Fields inside fields; a single field is 1 deep. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Size = { fields: 0, depth: 0, aliases: 0, directives: 0 };

/** The schema's own description of itself is deep by nature; the library bounds it. */
const isIntrospection = (name: string) => name === '__schema' || name === '__type';

const add = (one: Size, other: Size): Size => ({
  fields: one.fields + other.fields,
  depth: Math.max(one.depth, other.depth),
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
});

/**
 * Measures an operation. Each fragment is measured once, so that fragments that spread each other cost no time, and a
 * fragment that spreads itself, which validation refuses, ends.
 */
export const measure = (
  operation: OperationDefinitionNode,
  fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined,
): Size => {
  const measured = new Map<string, Size>();
  const sizeOfFragment = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, nothing);
    const fragment = fragmentOf(name);
    const size = fragment ? sizeOf(fragment.selectionSet) : nothing;
    measured.set(name, size);
    return size;
  };
  const sizeOf = (set: SelectionSetNode): Size =>
    set.selections.reduce<Size>((total, selection) => {
      const directives = selection.directives?.length ?? 0;
      switch (selection.kind) {
        case Kind.FIELD: {
          const inner = selection.selectionSet ? sizeOf(selection.selectionSet) : nothing;
          return add(total, {
            fields: 1,
            depth: isIntrospection(selection.name.value) ? 1 : inner.depth + 1,
            aliases: inner.aliases + (selection.alias ? 1 : 0),
            directives: inner.directives + directives,
          });
        }
        case Kind.INLINE_FRAGMENT:
          return add(total, add(sizeOf(selection.selectionSet), { ...nothing, directives }));
        case Kind.FRAGMENT_SPREAD:
          return add(total, add(sizeOfFragment(selection.name.value), { ...nothing, directives }));
      }
    }, nothing);
  return add(sizeOf(operation.selectionSet), { ...nothing, directives: operation.directives?.length ?? 0 });
};

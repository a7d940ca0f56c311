import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../operations/fragments-of';

/** How large an operation or a fragment is once every fragment in it is written out. */
interface Size {
  /** Fields of the outermost selection. */
  readonly fields: number;
  /** Fields inside fields; a single field is 1 deep. */
  readonly depth: number;
  /** All fields, at whatever depth. */
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
  readonly spreads: number;
  /** Fields beyond the first of the same name in the answer, in one selection: each pair of them has to be compared. */
  readonly repeats: number;
}

const nothing: Size = { fields: 0, depth: 0, selections: 0, aliases: 0, directives: 0, spreads: 0, repeats: 0 };

/** The schema's own description of itself is deep by nature; the library bounds it. */
const isIntrospection = (name: string) => name === '__schema' || name === '__type';

const add = (one: Size, other: Size): Size => ({
  fields: one.fields + other.fields,
  depth: Math.max(one.depth, other.depth),
  selections: one.selections + other.selections,
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
  spreads: one.spreads + other.spreads,
  repeats: one.repeats + other.repeats,
});

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The names that one selection has in the answer, each fragment written out once, with those that are there again. */
const repeatsIn = (set: SelectionSetNode, fragments: Fragments): number => {
  const names = new Set<string>();
  const seen = new Set<string>();
  let repeats = 0;
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        if (names.has(name)) repeats += 1;
        names.add(name);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) look(fragment.selectionSet);
      }
    }
  };
  look(set);
  return repeats;
};

/** Measures one part of a document. */
export type Measure = (part: OperationDefinitionNode | FragmentDefinitionNode) => Size;

/** The directives on a part itself and on its variables. */
const directivesAround = (part: OperationDefinitionNode | FragmentDefinitionNode): number =>
  [part, ...(part.variableDefinitions ?? [])].reduce((sum, { directives }) => sum + (directives?.length ?? 0), 0);

/**
 * Measures the parts of a document before it is validated, which costs more. Each fragment is measured once for all of them, so
 * that fragments that spread each other cost no time, and a fragment that spreads itself, which validation refuses, ends.
 */
export const measureIn = (document: DocumentNode): Measure => {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, Size>();
  const sizeOfFragment = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, nothing);
    const fragment = fragments.get(name);
    const size = fragment ? sizeOf(fragment.selectionSet) : nothing;
    measured.set(name, size);
    return size;
  };
  const sizeOfSelection = (selection: SelectionNode): Size => {
    const directives = { ...nothing, directives: selection.directives?.length ?? 0 };
    switch (selection.kind) {
      case Kind.FIELD:
        return add(directives, sizeOfField(selection));
      case Kind.INLINE_FRAGMENT:
        return add(directives, sizeOf(selection.selectionSet));
      case Kind.FRAGMENT_SPREAD:
        return add({ ...directives, spreads: 1 }, sizeOfFragment(selection.name.value));
    }
  };
  const sizeOfField = ({ name, alias, selectionSet }: FieldNode): Size => {
    const inner = selectionSet ? sizeIn(selectionSet) : nothing;
    return {
      ...inner,
      fields: 1,
      depth: isIntrospection(name.value) ? 1 : inner.depth + 1,
      selections: inner.selections + 1,
      aliases: inner.aliases + (alias ? 1 : 0),
    };
  };
  const sizeOf = ({ selections }: SelectionSetNode): Size =>
    selections.reduce<Size>((total, selection) => add(total, sizeOfSelection(selection)), nothing);
  const sizeIn = (set: SelectionSetNode) => add(sizeOf(set), { ...nothing, repeats: repeatsIn(set, fragments) });
  return (part) => add(sizeIn(part.selectionSet), { ...nothing, directives: directivesAround(part) });
};

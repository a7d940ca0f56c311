import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../operations/fragments-of';
import type { EntityGroup } from './plan';

const typename = '__typename';

/**
 * The names of what a call asks for: of its root, or of the entities that it lists under an alias. So that it can be told what is
 * missing where it is not answered.
 */
export const namesAsked = (document: DocumentNode, entities: readonly EntityGroup[]): string[] => {
  const fragments = fragmentsOf(document);
  const names = new Set<string>();
  const collect = (set: SelectionSetNode | undefined, isWithin: boolean): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, isWithin);
      else if (selection.kind === Kind.FRAGMENT_SPREAD)
        collect(fragments.get(selection.name.value)?.selectionSet, isWithin);
      else {
        const name = (selection.alias ?? selection.name).value;
        if (!isWithin && entities.some(({ alias }) => alias === name)) collect(selection.selectionSet, true);
        else if (name !== typename) names.add(name);
      }
    }
  };
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) collect(node.selectionSet, false);
  return [...names];
};

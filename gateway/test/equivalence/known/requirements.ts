import { Kind, print } from 'graphql';
import { type Asked, askedFieldsBy, askedOnTheWay } from '../asked-paths';
import { fieldSet } from '../data/requires';
import { type Field, fieldOf, namedType } from '../world/model';
import type { Occurrence } from './occurrence';

/** One field of a field set. */
interface Required {
  readonly owner: string;
  readonly field: Field;
  /** The arguments that the field set gives it. */
  readonly args: string;
  readonly hasSelections: boolean;
  /** How many requirements lie between it and what is asked for. */
  readonly step: number;
}

/** All that a field requires, and what that requires in its turn. */
export const requiredBy = ({ world }: Occurrence, owner: string, field: Field, step = 1): Required[] => {
  if (field.requires === undefined) return [];
  const inner = (type: string, text: ReturnType<typeof fieldSet>): Required[] =>
    text.flatMap((selection) => {
      const found = selection.kind === Kind.FIELD ? fieldOf(world.model, type, selection.name.value) : undefined;
      if (!found || selection.kind !== Kind.FIELD) return [];
      const args = (selection.arguments ?? []).map((argument) => print(argument)).join(', ');
      const below = selection.selectionSet ? inner(namedType(found.field.type), selection.selectionSet.selections) : [];
      const one = { ...found, args, hasSelections: selection.selectionSet !== undefined, step };
      return [one, ...below, ...requiredBy({ world } as Occurrence, found.owner, found.field, step + 1)];
    });
  return inner(owner, fieldSet(field.requires));
};

/** What the fields on the way to the difference require. */
export const requiredOnTheWay = (occurrence: Occurrence): Required[] =>
  asked(occurrence).flatMap(({ owner, field }) => requiredBy(occurrence, owner, field));

const asked = ({ world, operation, difference }: Occurrence): Asked[] =>
  askedOnTheWay(world, operation, difference.path);

/** Whether the client asks, under its own name, for a field that is required with other arguments. */
export const isAskedOtherwise = ({ world, operation }: Occurrence, { field, owner, args }: Required): boolean =>
  askedFieldsBy(world, operation, field.name).some(({ node, ...each }) => {
    const own = (node.arguments ?? []).map((argument) => print(argument)).join(', ');
    return each.field === field && each.owner === owner && own !== args;
  });

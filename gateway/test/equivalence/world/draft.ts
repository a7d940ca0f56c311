import type { Random } from '../random';
import { type Field, interfaceObjectOf, membersIn, type Model, namedType, type ObjectType } from './model';

/** A world that is being drawn. */
export interface Draft extends Model {
  readonly random: Random;
}

const names = ['name', 'title', 'size', 'note', 'state', 'owner', 'parts', 'near', 'value', 'other', 'same', 'list'];

/** A name that is free in the types: often the same in types that have nothing to do with each other. */
export const freeName = ({ random }: Draft, types: readonly ObjectType[], also: readonly string[] = []): string => {
  const start = random.below(names.length);
  for (let step = 0; ; step += 1) {
    const name = names[(start + step) % names.length] as string;
    const candidate = step < names.length ? name : `${name}${step}`;
    if (!also.includes(candidate) && types.every(({ fields }) => !fields.has(candidate))) return candidate;
  }
};

export const newField = (field: Pick<Field, 'name' | 'type' | 'owners'> & Partial<Field>): Field => ({
  args: '',
  external: new Set(),
  ...field,
});

/** The type, with the brackets and marks that chance gives. */
export const wrapped = ({ random }: Draft, name: string): string => {
  const shapes = ['#', '#', '#', '#!', '#!', '[#]', '[#!]', '[#]!', '[#!]!', '[[#!]]!', '[[#]!]'];
  return random.pick(shapes).replace('#', name);
};

/** Arguments with and without defaults; most fields have none. */
export const someArgs = ({ random }: Draft, probability = 0.3): string => {
  if (!random.chance(probability)) return '';
  return random.pick([
    '(n: Int = 3)',
    '(flag: Boolean! = true, word: String)',
    '(color: Color = RED)',
    '(colors: [Color!], ratio: Float)',
    '(filter: Filter)',
    '(filter: Filter = {tag: "x \\"y\\" نعم", sizes: [1, 2]}, id: ID)',
    '(json: JSON)',
    '(ids: [ID!]!)',
    '(grid: [[Int]] = [[1], null])',
  ]);
};

export const leafTypes = ['String', 'String', 'Int', 'Float', 'Boolean', 'ID', 'Color', 'JSON'] as const;

/** Whether the subgraph may speak of the type: what an interface object stands for is not to be named beside it. */
export const mayUse = (draft: Draft, subgraph: string, name: string): boolean => {
  const abstract = draft.abstracts.get(name);
  if (abstract?.home !== undefined) return subgraph === abstract.home || subgraph === abstract.objectIn;
  if (abstract) return abstract.members.some((member) => mayUse(draft, subgraph, member));
  const type = draft.objects.get(name);
  if (!type) return true;
  if (type.kind === 'entity') return !interfaceObjectOf(draft, name, subgraph);
  return [...type.fields.values()].every((field) => mayUse(draft, subgraph, namedType(field.type)));
};

/** Lets the subgraph speak of the type, and of what the type speaks of. */
export const use = (draft: Draft, subgraph: string, name: string): void => {
  const abstract = draft.abstracts.get(name);
  if (abstract) {
    abstract.users.add(subgraph);
    if (abstract.implements !== undefined) use(draft, subgraph, abstract.implements);
    if (abstract.home !== undefined || membersIn(draft, abstract, subgraph).length > 0) return;
    const [member] = abstract.members.filter((candidate) => mayUse(draft, subgraph, candidate));
    if (member === undefined) return;
    use(draft, subgraph, member);
    if (abstract.fields[0] === 'id') nameByKey(draft, subgraph, member, 'id');
    return;
  }
  const type = draft.objects.get(name);
  if (!type || type.slices.has(subgraph)) return;
  if (type.kind === 'entity') {
    const key = draft.random.pick([...type.slices.values()].flat().filter((candidate) => candidate.resolvable));
    nameByKey(draft, subgraph, name, key.fields);
    return;
  }
  type.slices.set(subgraph, []);
  for (const field of type.fields.values()) {
    if (!field.owners.includes(subgraph)) field.owners.push(subgraph);
    use(draft, subgraph, namedType(field.type));
  }
};

/** Adds a key that the subgraph only names the entity by, if it does not know it yet. */
const nameByKey = (draft: Draft, subgraph: string, name: string, fields: string): void => {
  const type = draft.objects.get(name) as ObjectType;
  const keys = type.slices.get(subgraph) ?? [];
  if (keys.some((key) => key.fields === fields)) return;
  // A subgraph that resolves one key is asked to resolve all: composition holds it to that for interfaces.
  const resolvable = keys.length > 0 ? keys.every((key) => key.resolvable) : draft.random.chance(0.3);
  type.slices.set(subgraph, [...keys, { fields, resolvable }]);
  ownKeyFields(draft, type, subgraph);
};

/** Makes the fields of the keys the subgraph's own. */
export const ownKeyFields = (draft: Draft, type: ObjectType, subgraph: string): void => {
  for (const { fields } of type.slices.get(subgraph) ?? []) {
    if (fields.startsWith('ref')) use(draft, subgraph, 'Ref');
    for (const name of fields
      .replace(/\{.*\}/, '')
      .split(/\s+/)
      .filter(Boolean)) {
      const owners = type.fields.get(name)?.owners;
      if (owners && !owners.includes(subgraph)) owners.push(subgraph);
    }
  }
};

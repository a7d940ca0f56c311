/** `resolvable: false`: here the entity is only named. */
export interface Key {
  readonly fields: string;
  readonly resolvable: boolean;
}

export interface Field {
  readonly name: string;
  /** As in SDL: `[E0!]!`. */
  readonly type: string;
  /** As in SDL with its parentheses, or nothing. */
  readonly args: string;
  /** The subgraphs that resolve it; several where it is shareable. */
  readonly owners: string[];
  /** Where it is declared and belongs to others. */
  readonly external: Set<string>;
  /** The subgraph it was taken from by `@override`, which still has it, with wrong values. */
  readonly overridden?: string | undefined;
  /** The field set that its only owner is given. */
  requires?: string | undefined;
  /** The field set that its only owner gives along. */
  provides?: string | undefined;
  readonly inaccessible?: boolean;
  /** Whether others require it: what happens when it fails is not said by federation. */
  required?: boolean;
  /** Marked as shareable, though it has one owner. */
  shared?: boolean;
  readonly isKey?: boolean;
}

export interface ObjectType {
  readonly name: string;
  readonly kind: 'entity' | 'value' | 'payload' | 'root';
  readonly fields: Map<string, Field>;
  /** The subgraphs that have it, with the keys they know it by. */
  readonly slices: Map<string, Key[]>;
}

export interface AbstractType {
  readonly name: string;
  readonly kind: 'interface' | 'union';
  readonly members: readonly string[];
  /** Names of the members' common fields, of an interface. The first decides who is a member in a subgraph. */
  readonly fields: string[];
  /** The interface that it implements itself, with the same fields. */
  readonly implements?: string;
  /** The subgraphs that speak of it. */
  readonly users: Set<string>;
  /** Where it has a key and all its members; elsewhere it is an interface object with fields of its own. */
  readonly home?: string;
  readonly objectIn?: string;
  readonly contributed: Map<string, Field>;
}

/** Everything there is to know of a world; its texts and its data follow from this. */
export interface Model {
  readonly seed: number;
  readonly subgraphs: readonly string[];
  readonly objects: Map<string, ObjectType>;
  readonly abstracts: Map<string, AbstractType>;
}

/** The name within a type's brackets and marks. */
export const namedType = (type: string): string => type.replace(/[[\]!]/g, '');

/** Whether the subgraph resolves the field, as its owner or because it is a key there. */
export const hasOwn = (field: Field, subgraph: string): boolean => field.owners.includes(subgraph);

/** The interface object that the entity shows as in the subgraph, if it does. */
export const interfaceObjectOf = (model: Model, entity: string, subgraph: string): AbstractType | undefined =>
  [...model.abstracts.values()].find(({ objectIn, members }) => objectIn === subgraph && members.includes(entity));

/** The field of an object type, and the type that its values depend on. */
export const fieldOf = (model: Model, type: string, name: string): { owner: string; field: Field } | undefined => {
  const own = model.objects.get(type)?.fields.get(name);
  if (own) return { owner: type, field: own };
  for (const abstract of model.abstracts.values()) {
    const contributed = abstract.contributed.get(name);
    if (contributed && (abstract.name === type || abstract.members.includes(type))) {
      return { owner: abstract.name, field: contributed };
    }
  }
  return undefined;
};

/** The object types that a subgraph can show where the abstract type stands. */
export const membersIn = (model: Model, { name, kind, members, fields }: AbstractType, subgraph: string): string[] => {
  if (model.abstracts.get(name)?.objectIn === subgraph) return [...members];
  return members.filter((member) => {
    const type = model.objects.get(member);
    if (!type?.slices.has(subgraph)) return false;
    const [first] = fields;
    if (kind === 'union' || first === undefined) return true;
    const field = type.fields.get(first);
    return field !== undefined && hasOwn(field, subgraph);
  });
};

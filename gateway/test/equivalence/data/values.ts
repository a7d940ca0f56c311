import { canonical, hash } from '../random';
import { type Field, hasOwn, interfaceObjectOf, membersIn, type Model, type ObjectType } from '../world/model';
import { entityId } from './keys';
import { leafValue } from './leaves';

/** An object, by which all its fields are found. */
export interface Handle {
  readonly __typename: string;
  /** An entity's id; of a value, where it came from. */
  readonly key: string;
  /** All that is known of an entity that nobody knows. */
  readonly known?: readonly string[] | undefined;
}

/** What a value depends on. */
export interface Place {
  readonly owner: string;
  readonly key: string;
  readonly field: Field;
  readonly args: unknown;
  /** Whatever else: what was required, or that the copy is a wrong one. */
  readonly salt: string;
  /** The subgraphs of which the value is; of a wrong copy, its own. */
  readonly subgraphs: readonly string[];
}

/** The value at the place: leaves as they are, objects as handles. The same wherever it is asked for. */
export const valueAt = (model: Model, place: Place): unknown => {
  const { owner, key, field, args, salt } = place;
  const bits = hash(model.seed, owner, key, field.name, canonical(args), salt);
  return valueOfType(model, place, field.type, bits);
};

const valueOfType = (model: Model, place: Place, type: string, bits: number): unknown => {
  const isRequired = type.endsWith('!');
  const bare = isRequired ? type.slice(0, -1) : type;
  if (!isRequired && hash('null', bits) % 7 === 0) return null;
  if (!bare.startsWith('[')) return namedValue(model, place, bare, hash('named', bits));
  const inner = bare.slice(1, -1);
  // Of few entities many are wanted, so that most are there several times.
  const isWide = place.owner === 'Query' && !inner.startsWith('[') && hash('wide', bits) % 8 === 0;
  return Array.from({ length: isWide ? 30 : hash('length', bits) % 4 }, (_, index) =>
    valueOfType(model, place, inner, hash('item', bits, index)),
  );
};

const namedValue = (model: Model, place: Place, name: string, bits: number): unknown => {
  const abstract = model.abstracts.get(name);
  const possible = abstract && place.subgraphs.map((subgraph) => membersIn(model, abstract, subgraph));
  const members = possible?.reduce((one, other) => one.filter((member) => other.includes(member)));
  const type = members ? (members[hash('member', bits) % members.length] as string) : name;
  switch (model.objects.get(type)?.kind) {
    case undefined:
      return leafValue(type, bits);
    case 'entity':
      return entity(model, place, type, bits);
    case 'root':
      return { __typename: type, key: '' };
    case 'value':
    case 'payload':
      return { __typename: type, key: `${type}~${bits}` };
  }
};

const entity = (model: Model, place: Place, name: string, bits: number): Handle => {
  const known = knownOfMissing(model, place, model.objects.get(name) as ObjectType);
  const isMissing = known !== undefined && hash('missing', bits) % 6 === 0;
  return { __typename: name, key: entityId(name, bits, isMissing), known: isMissing ? known : undefined };
};

/**
 * What a reference to an entity that nobody knows says of it: the keys of the subgraph that made it. Only where that is
 * all this subgraph has of the entity; elsewhere the answer would depend on the way that was planned.
 */
const knownOfMissing = (model: Model, { field, subgraphs }: Place, type: ObjectType): string[] | undefined => {
  const [subgraph] = subgraphs;
  if (subgraph === undefined || subgraphs.length > 1 || field.provides || field.required) return undefined;
  if (interfaceObjectOf(model, type.name, subgraph)) return undefined;
  const own = [...type.fields.values()].filter((each) => hasOwn(each, subgraph) || each.overridden === subgraph);
  return own.every(({ isKey }) => isKey) ? own.map(({ name }) => name) : undefined;
};

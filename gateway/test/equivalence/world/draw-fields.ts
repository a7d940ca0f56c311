import { type Draft, freeName, leafTypes, mayUse, newField, someArgs, use, wrapped } from './draft';
import { isPlain } from './draw-types';
import { type AbstractType, type Field, hasOwn, membersIn, namedType, type ObjectType } from './model';

/** What a field of the subgraph can be of: a leaf, a value, an entity, or what stands for several. */
export const drawTarget = (draft: Draft, subgraph: string): string => {
  const { random, objects, abstracts } = draft;
  const kinds: Record<string, string[]> = {
    leaf: [...leafTypes],
    value: [...objects.values()].filter(({ name }) => name.startsWith('V')).map(({ name }) => name),
    entity: [...objects.values()].filter(({ kind }) => kind === 'entity').map(({ name }) => name),
    abstract: [...abstracts.keys()],
  };
  const kind = random.pick([
    'leaf',
    'leaf',
    'leaf',
    'leaf',
    'value',
    'value',
    'entity',
    'entity',
    'abstract',
    'abstract',
  ]);
  const possible = (kinds[kind] ?? []).filter((name) => mayUse(draft, subgraph, name));
  return possible.length > 0 ? random.pick(possible) : 'String';
};

/** Fields of the entities, of one subgraph, of several, or taken over from another. */
export const drawEntityFields = (draft: Draft): void => {
  const { random } = draft;
  for (const type of draft.objects.values()) {
    if (type.kind !== 'entity') continue;
    const able = resolvingIn(type);
    const count = 3 + random.below(4);
    for (let index = 0; index < count; index += 1) addField(draft, type, random.pick(able), able);
  }
  for (const abstract of draft.abstracts.values()) if (abstract.objectIn !== undefined) addContributed(draft, abstract);
};

/** Fields that an interface object adds to all that it stands for, of which one may require what these have in common. */
const addContributed = (draft: Draft, abstract: AbstractType): void => {
  const { random } = draft;
  const { objectIn, home } = abstract;
  if (objectIn === undefined || home === undefined) return;
  const members = abstract.members.map((name) => draft.objects.get(name) as ObjectType);
  const add = (fields: Partial<Field>) => {
    const name = freeName(draft, members, [...abstract.contributed.keys()]);
    const target = drawTarget(draft, objectIn);
    use(draft, objectIn, target);
    const type = wrapped(draft, target);
    const field = newField({ name, type, args: someArgs(draft), owners: [objectIn], ...fields });
    abstract.contributed.set(name, field);
  };
  for (let index = 0; index < 1 + random.below(3); index += 1) add({});
  if (!random.chance(0.5)) return;
  const name = freeName(draft, members, [...abstract.contributed.keys()]);
  const type = wrapped(draft, random.pick(leafTypes));
  for (const member of members) member.fields.set(name, newField({ name, type, owners: [home], required: true }));
  abstract.fields.push(name);
  add({ requires: name });
};

/** The subgraphs that resolve the entity by a key. */
export const resolvingIn = ({ slices }: ObjectType): string[] =>
  [...slices].filter(([, keys]) => keys.some(({ resolvable }) => resolvable)).map(([subgraph]) => subgraph);

const addField = (draft: Draft, type: ObjectType, owner: string, able: readonly string[]): void => {
  const { random } = draft;
  const target = drawTarget(draft, owner);
  const name = freeName(draft, [type, ...interfaceObjectsFields(draft, type)]);
  const others = able.filter((subgraph) => subgraph !== owner && mayUse(draft, subgraph, target));
  const isLeaf = leafTypes.some((leaf) => leaf === target);
  const shared = others.length > 0 && random.chance(0.2) ? [random.pick(others)] : [];
  const overridden = shared.length === 0 && isLeaf && others.length > 0 && random.chance(0.25);
  const field = newField({
    name,
    type: wrapped(draft, target),
    args: someArgs(draft),
    owners: [owner, ...shared],
    ...(overridden && { overridden: random.pick(others) }),
    ...(random.chance(0.06) && { inaccessible: true }),
  });
  type.fields.set(name, field);
  for (const subgraph of field.owners) use(draft, subgraph, target);
  // A name that a gateway might give by itself to a field with arguments.
  const likely = `${name}__1`;
  if (field.args === '' || type.fields.has(likely) || !random.chance(0.08)) return;
  type.fields.set(likely, newField({ name: likely, type: random.pick(leafTypes), owners: [owner] }));
};

const interfaceObjectsFields = (draft: Draft, type: ObjectType) =>
  [...draft.abstracts.values()]
    .filter(({ members }) => members.includes(type.name))
    .map(({ contributed }) => ({ fields: contributed }) as ObjectType);

/** Lets fields that lead to entities give some of the entity's fields along. */
export const drawProvides = (draft: Draft): void => {
  const places = [...draft.objects.values()].flatMap(({ fields }) => [...fields.values()]);
  for (const field of places) {
    const [owner] = field.owners;
    if (field.owners.length !== 1 || owner === undefined || field.overridden || !draft.random.chance(0.5)) continue;
    const named = namedType(field.type);
    const abstract = draft.abstracts.get(named);
    if (abstract?.home !== undefined) continue;
    const entities = abstract ? membersIn(draft, abstract, owner) : [named];
    const [entity] = entities.map((name) => draft.objects.get(name)).filter((type) => type?.kind === 'entity');
    const given =
      entity && [...entity.fields.values()].find((each) => each.args === '' && canBeExternal(draft, each, owner));
    if (!given) continue;
    const inner = draft.objects.get(namedType(given.type));
    const leaf =
      inner && [...inner.fields.values()].find((each) => each.args === '' && !draft.objects.has(namedType(each.type)));
    if (inner && !leaf) continue;
    makeExternal(draft, given, owner);
    // Composition takes what is given along for resolved there, too.
    given.shared = true;
    const set = leaf ? `${given.name} { ${leaf.name} }` : given.name;
    field.provides = abstract ? `... on ${entity.name} { ${set} }` : set;
  }
};

/** Whether the subgraph may declare the field as another's. */
export const canBeExternal = (draft: Draft, field: Field, subgraph: string): boolean =>
  !field.isKey &&
  !hasOwn(field, subgraph) &&
  field.overridden !== subgraph &&
  isPlain(draft, field, namedType(field.type)) &&
  mayUse(draft, subgraph, namedType(field.type)) &&
  !/ids: \[ID!\]!/.test(field.args);

/** Declares the field in the subgraph as another's. */
export const makeExternal = (draft: Draft, field: Field, subgraph: string): void => {
  field.external.add(subgraph);
  use(draft, subgraph, namedType(field.type));
};

import { type Draft, freeName, leafTypes, mayUse, newField, ownKeyFields, someArgs, use, wrapped } from './draft';
import type { AbstractType, Field, Key, ObjectType } from './model';

/** The keys an entity can have, each with its fields. All say the same thing, so that any can be made of any. */
const keyKinds = ['id', 'id kind', 'ref { a b }', 'alt', 'num'] as const;
const keyFieldTypes = { id: 'ID!', kind: 'Color!', ref: 'Ref!', alt: 'String!', num: 'Int!' } as const;

/** Value types, of which every subgraph that speaks of them knows everything. */
export const drawValueTypes = (draft: Draft): void => {
  const { random } = draft;
  const ref: ObjectType = { name: 'Ref', kind: 'value', fields: new Map(), slices: new Map() };
  ref.fields.set('a', newField({ name: 'a', type: 'String!', owners: [], isKey: true }));
  ref.fields.set('b', newField({ name: 'b', type: 'Int!', owners: [], isKey: true }));
  draft.objects.set('Ref', ref);
  const count = 2 + random.below(2);
  for (let index = 0; index < count; index += 1) {
    const type: ObjectType = { name: `V${index}`, kind: 'value', fields: new Map(), slices: new Map() };
    const common = newField({ name: 'word', type: 'String', owners: [] });
    if (random.chance(0.7)) type.fields.set('word', common);
    for (let more = 0; more < 2 + random.below(2); more += 1) {
      const name = freeName(draft, [type]);
      const target = index > 0 && random.chance(0.25) ? `V${random.below(index)}` : random.pick(leafTypes);
      type.fields.set(name, newField({ name, type: wrapped(draft, target), args: someArgs(draft, 0.2), owners: [] }));
    }
    draft.objects.set(type.name, type);
  }
};

/** Entities and who knows them by which keys: each subgraph shares a key with one before it, so that all are reached. */
export const drawEntities = (draft: Draft): void => {
  const { random, subgraphs } = draft;
  const count = 2 + random.below(3);
  const stands = drawStandIns(draft, count);
  for (let index = 0; index < count; index += 1) {
    const name = `E${index}`;
    const stand = stands.find(({ members }) => members.includes(name));
    const possible = subgraphs.filter((subgraph) => subgraph !== stand?.objectIn);
    const chosen = new Set(random.some(possible, 2, possible.length));
    if (stand) chosen.add(stand.home);
    const pool = keyKinds.filter((kind) => (kind === 'id' && stand) || random.chance(kind === 'id' ? 0.85 : 0.35));
    const kinds = pool.length > 0 ? pool : (['id'] as const);
    const slices = drawSlices(draft, [...chosen], kinds);
    if (stand) addKey(slices.get(stand.home), 'id');
    const type: ObjectType = { name, kind: 'entity', fields: new Map(), slices };
    for (const [field, fieldType] of Object.entries(keyFieldTypes)) {
      if (!kinds.some((kind) => kind.split(' ').includes(field))) continue;
      type.fields.set(field, newField({ name: field, type: fieldType, owners: [], isKey: true }));
    }
    draft.objects.set(name, type);
    for (const subgraph of chosen) ownKeyFields(draft, type, subgraph);
  }
  for (const { members, home, objectIn } of stands) {
    const name = `M${draft.abstracts.size}`;
    const users = new Set([home, objectIn]);
    const of = { name, kind: 'interface', members, fields: ['id'], users, home, objectIn } as const;
    draft.abstracts.set(name, { ...of, fields: ['id'], contributed: new Map() });
  }
};

interface StandIn {
  readonly members: string[];
  readonly home: string;
  readonly objectIn: string;
}

/** Which entities an interface object stands for, if one does: none, one, or two of them. */
const drawStandIns = ({ random, subgraphs }: Draft, count: number): StandIn[] => {
  if (subgraphs.length < 3 || !random.chance(0.45)) return [];
  const first = 1 + random.below(Math.min(2, count - 1));
  const second = random.chance(0.8) ? Math.min(1 + random.below(2), count - first - 1) : 0;
  const names = Array.from({ length: count }, (_, index) => `E${index}`);
  return [names.slice(0, first), names.slice(first, first + second)].flatMap((members) => {
    const [home, objectIn] = random.some(subgraphs, 2, 2).sort(() => random.next() - 0.5);
    return members.length > 0 && home !== undefined && objectIn !== undefined ? [{ members, home, objectIn }] : [];
  });
};

const addKey = (keys: Key[] | undefined, fields: string) => {
  if (keys && !keys.some((key) => key.fields === fields)) keys.push({ fields, resolvable: true });
};

const drawSlices = ({ random }: Draft, subgraphs: readonly string[], kinds: readonly string[]): Map<string, Key[]> => {
  const slices = new Map<string, Key[]>();
  const known = new Set<string>();
  for (const subgraph of subgraphs) {
    const shared = known.size > 0 ? [random.pick([...known])] : random.some(kinds, 1, 2);
    const more = random.chance(0.4) ? [random.pick(kinds)] : [];
    const own = [...new Set([...shared, ...more])];
    for (const kind of own) known.add(kind);
    slices.set(
      subgraph,
      own.map((fields) => ({ fields, resolvable: true })),
    );
  }
  return slices;
};

/** Interfaces and unions over entities and over value types. Members get a field in common, each from where it is. */
export const drawAbstractTypes = (draft: Draft): void => {
  const { random, objects } = draft;
  const entities = [...objects.values()].filter(({ kind }) => kind === 'entity');
  const values = [...objects.values()].filter(({ name }) => name.startsWith('V'));
  const withId = entities.filter(({ fields }) => fields.has('id'));
  const add = (
    name: string,
    kind: AbstractType['kind'],
    members: readonly ObjectType[],
    fields: string[],
    above?: string,
  ) => {
    const of = { members: members.map((member) => member.name), ...(above !== undefined && { implements: above }) };
    draft.abstracts.set(name, { name, kind, ...of, fields, users: new Set(), contributed: new Map() });
  };
  if (withId.length > 0 && random.chance(0.8)) {
    const members = random.some(withId, Math.min(2, withId.length), 3);
    const fields = ['id', ...(random.chance(0.7) ? [drawCommonField(draft, members)] : [])];
    add('I0', 'interface', members, fields);
    if (random.chance(0.4)) add('J0', 'interface', random.some(members, 1, members.length), fields, 'I0');
  }
  const worded = values.filter(({ fields }) => fields.has('word'));
  if (worded.length > 0 && random.chance(0.4)) add('I1', 'interface', worded, ['word']);
  if (random.chance(0.8)) add('U0', 'union', random.some([...entities, ...values], 2, 4), []);
};

const drawCommonField = (draft: Draft, members: readonly ObjectType[]): string => {
  const { random } = draft;
  const name = freeName(draft, members);
  const target = random.chance(0.6) ? random.pick(leafTypes) : random.pick(['V0', 'V1']);
  const [type, args] = [wrapped(draft, target), someArgs(draft)];
  for (const member of members) {
    const owner = random.pick([...member.slices.keys()].filter((subgraph) => mayUse(draft, subgraph, target)));
    member.fields.set(name, newField({ name, type, args, owners: [owner] }));
    use(draft, owner, target);
  }
  return name;
};

/** Whether the field is of a kind that can be given along or required: a leaf or a value. */
export const isPlain = (draft: Draft, { isKey }: Field, named: string): boolean =>
  !isKey && (draft.objects.get(named)?.kind ?? 'value') === 'value' && !draft.abstracts.has(named);

/** Lets some value types lead to entities, which every subgraph that has the value then names. */
export const drawValueReferences = (draft: Draft): void => {
  const { random, objects, abstracts } = draft;
  const stoodFor = [...abstracts.values()].filter(({ home }) => home !== undefined).flatMap(({ members }) => members);
  const entities = [...objects.values()].filter(({ kind, name }) => kind === 'entity' && !stoodFor.includes(name));
  const values = [...objects.values()].filter(({ name }) => name.startsWith('V'));
  if (entities.length === 0) return;
  for (const type of values.filter(() => random.chance(0.3))) {
    const name = freeName(draft, [type]);
    type.fields.set(name, newField({ name, type: wrapped(draft, random.pick(entities).name), owners: [] }));
  }
};

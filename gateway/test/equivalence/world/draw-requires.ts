import { type Draft, freeName, leafTypes, mayUse, newField, use, wrapped } from './draft';
import { canBeExternal, makeExternal, resolvingIn } from './draw-fields';
import { type Field, namedType, type ObjectType } from './model';

/** Literals for the arguments of required fields, beside which clients ask with others. */
const literals: readonly (readonly [RegExp, string])[] = [
  [/n: Int/, '(n: 41)'],
  [/word: String/, '(flag: false, word: "مطلوب \\"q\\"")'],
  [/color: Color/, '(color: BLUE)'],
  [/colors: /, '(colors: [GREEN, RED], ratio: 0.5)'],
  [/filter: Filter/, '(filter: {tag: "r", color: GREEN, sizes: [7]})'],
  [/json: JSON/, '(json: {deep: [1, {x: "y"}]})'],
  [/grid: /, '(grid: [[1, null], []])'],
];

/** Fields that a subgraph computes of what it is given of others' fields: `@requires`. */
export const drawRequires = (draft: Draft): void => {
  for (const type of [...draft.objects.values()].filter(({ kind }) => kind === 'entity')) {
    for (const subgraph of resolvingIn(type)) if (draft.random.chance(0.45)) addRequiring(draft, type, subgraph);
  }
};

const addRequiring = (draft: Draft, type: ObjectType, subgraph: string): void => {
  const { random } = draft;
  const possible = [...type.fields.values()].filter((field) => canBeRequired(draft, field, subgraph));
  const chosen = random.some(possible, 1, 3);
  const sets = chosen.flatMap((field) => selectionOf(draft, field, subgraph) ?? []);
  if (sets.length === 0) return;
  const name = freeName(draft, [type, ...contributedTo(draft, type)]);
  const value = random.chance(0.2) && mayUse(draft, subgraph, 'V0') ? 'V0' : random.pick(leafTypes);
  use(draft, subgraph, value);
  const requires = sets.join(' ');
  const args = random.chance(0.2) ? '(n: Int = 3)' : '';
  type.fields.set(name, newField({ name, type: wrapped(draft, value), args, owners: [subgraph], requires }));
};

const contributedTo = (draft: Draft, { name }: ObjectType) =>
  [...draft.abstracts.values()]
    .filter(({ members }) => members.includes(name))
    .map(({ contributed }) => ({ fields: contributed }) as ObjectType);

const canBeRequired = (draft: Draft, field: Field, subgraph: string): boolean => {
  if (canBeExternal(draft, field, subgraph)) return true;
  const target = draft.objects.get(namedType(field.type));
  const elsewhere = !field.owners.includes(subgraph) && field.overridden !== subgraph && !field.provides;
  if (valuesOfUnion(draft, namedType(field.type)).length > 0) {
    return elsewhere && !field.isKey && !/ids: /.test(field.args) && mayUse(draft, subgraph, namedType(field.type));
  }
  return target?.kind === 'entity' && elsewhere && !/ids: /.test(field.args) && mayUse(draft, subgraph, target.name);
};

/** The value types of a union. */
const valuesOfUnion = ({ objects, abstracts }: Draft, name: string): ObjectType[] => {
  const { kind, members = [] } = abstracts.get(name) ?? {};
  return kind === 'union'
    ? members.flatMap((member) => objects.get(member) ?? []).filter((type) => type.kind === 'value')
    : [];
};

/** `{ __typename ... on V0 { word } }` */
const selectionOfUnion = (draft: Draft, field: Field, subgraph: string, members: readonly ObjectType[]): string => {
  makeExternal(draft, field, subgraph);
  field.required = true;
  const parts = members.flatMap(({ name, fields }) => {
    const leaf = [...fields.values()].find(
      (each) =>
        !draft.objects.has(namedType(each.type)) && !draft.abstracts.has(namedType(each.type)) && each.args === '',
    );
    if (!leaf) return [];
    use(draft, subgraph, name);
    leaf.required = true;
    return [`... on ${name} { ${leaf.name} }`];
  });
  return `{ __typename ${parts.join(' ')} }`;
};

/** What the field set says of the field, whose declarations it makes. */
const selectionOf = (draft: Draft, field: Field, subgraph: string): string | undefined => {
  const target = draft.objects.get(namedType(field.type));
  const literal = draft.random.chance(0.6) ? literals.find(([pattern]) => pattern.test(field.args))?.[1] : undefined;
  const head = `${field.name}${literal ?? ''}`;
  const values = valuesOfUnion(draft, namedType(field.type));
  if (values.length > 0) return `${head} ${selectionOfUnion(draft, field, subgraph, values)}`;
  if (!target) {
    makeExternal(draft, field, subgraph);
    field.required = true;
    return head;
  }
  const inner = [...target.fields.values()].filter(
    (each) =>
      !draft.objects.has(namedType(each.type)) &&
      !draft.abstracts.has(namedType(each.type)) &&
      !/ids: /.test(each.args) &&
      (target.kind === 'value' || canBeExternal(draft, each, subgraph)),
  );
  if (inner.length === 0) return undefined;
  makeExternal(draft, field, subgraph);
  field.required = true;
  const leaves = draft.random.some(inner, 1, 2);
  for (const leaf of leaves) {
    leaf.required = true;
    if (target.kind === 'entity') makeExternal(draft, leaf, subgraph);
  }
  return `${head} { ${leaves.map(({ name }) => name).join(' ')} }`;
};

import { type GraphQLCompositeType, type GraphQLField, isCompositeType, getNamedType, isObjectType } from 'graphql';
import type { Behind, Drawing } from './drawing';

/** Names that something else has: keys, what plans need, what gateways give by themselves. */
const taken = [
  'id',
  'kind',
  'ref',
  'alt',
  'num',
  'a',
  'word',
  '_entities',
  'representations',
  'query',
  'size__1',
  'v0',
];
/** So rarely that what planners make of it does not hide all else. */
const rare = ['__typename', '__isNode', '_typename', '__schema'];

const drawAlias = ({ random, schema }: Drawing, type: GraphQLCompositeType): string => {
  if (random.chance(0.06)) return random.pick(rare);
  const own = 'getFields' in type ? Object.keys(type.getFields()) : [];
  if (own.length > 0 && random.chance(0.35)) return random.pick(own);
  const others = Object.keys(schema.getQueryType()?.getFields() ?? {});
  return random.pick([...taken, ...others, 'x0', 'x1', 'x2', 'x3']);
};

/** Two fields of one name are one where both stand, unless no object has both. */
const goTogether = (one: Behind, other: Behind, isLeaf: boolean): boolean =>
  one.what === other.what ||
  (isLeaf && one.isOfObjects && other.isOfObjects && one.parent !== other.parent && one.type === other.type);

/** The field's name, unless something else has it, or an alias is wished: responses must merge. */
export const responseName = (
  drawing: Drawing,
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
  args: string,
  isOther: boolean,
): string => {
  const { random, behind } = drawing;
  const type = String(field.type);
  const own = { what: `${field.name}${args} ${type}`, type, parent: parent.name, isOfObjects: isObjectType(parent) };
  const isLeaf = !isCompositeType(getNamedType(field.type));
  const names = random.chance(0.22) ? [drawAlias(drawing, parent), field.name] : [field.name];
  for (const name of [...(isOther ? [] : names), `y${behind.size}`, `z${behind.size}`]) {
    const known = behind.get(name) ?? [];
    if (!known.every((each) => goTogether(each, own, isLeaf))) continue;
    behind.set(name, [...known, own]);
    return name;
  }
  return field.name;
};

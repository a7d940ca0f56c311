import {
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { drawArguments } from './arguments';
import { drawCondition, type Drawing } from './drawing';
import { responseName } from './response-names';

/** `{ … }` on the type, up to the depth. */
export const drawSelectionSet = (drawing: Drawing, type: GraphQLCompositeType, depth: number): string => {
  const { random } = drawing;
  const count = 1 + random.below(drawing.isDeep ? 2 : depth > 4 ? 3 : 4);
  const parts: string[] = [];
  for (let index = 0; index < count && drawing.budget > 0; index += 1) parts.push(drawSelection(drawing, type, depth));
  const isBare = parts.every((part) => part === '');
  if (isBare || random.chance(0.2)) parts.push(drawTypename(drawing));
  return `{ ${parts.filter((part) => part !== '').join(' ')} }`;
};

const drawTypename = ({ random }: Drawing): string =>
  random.pick(['__typename', '__typename', '__isNode: __typename', 'kindOf: __typename']);

const drawSelection = (drawing: Drawing, type: GraphQLCompositeType, depth: number): string => {
  const { random } = drawing;
  drawing.budget -= 1;
  const fragmentChance = isAbstractType(type) ? 0.6 : drawing.isDeep ? 0.05 : 0.15;
  if (isUnionType(type) || random.chance(fragmentChance)) return drawFragment(drawing, type, depth);
  const fields = Object.values(type.getFields());
  const isComposite = (field: GraphQLField<unknown, unknown>) => isCompositeType(getNamedType(field.type));
  const possible = depth > 1 ? fields : fields.filter((field) => !isComposite(field));
  if (possible.length === 0) return drawTypename(drawing);
  const leading = drawing.isDeep && depth > 1 ? possible.filter(isComposite) : [];
  const field = random.pick(leading.length > 0 && random.chance(0.8) ? leading : possible);
  const text = drawField(drawing, type, field, depth);
  // The same field once more: with selections of its own, or by another name and with other arguments.
  if (!random.chance(0.15)) return text;
  const isMerged = depth > 1 && isComposite(field) && field.args.length === 0 && random.chance(0.6);
  return `${text} ${drawField(drawing, type, field, depth, !isMerged)}`;
};

const drawField = (
  drawing: Drawing,
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  isOther = false,
): string => {
  const args = drawArguments(drawing, field.args);
  const type = getNamedType(field.type);
  const alias = responseName(drawing, parent, field, args, isOther);
  const head = `${alias === field.name ? '' : `${alias}: `}${field.name}${args}${drawCondition(drawing)}`;
  return isCompositeType(type) ? `${head} ${drawSelectionSet(drawing, type, depth - 1)}` : head;
};

const drawFragment = (drawing: Drawing, type: GraphQLCompositeType, depth: number): string => {
  const { random, schema, fragments, prefix } = drawing;
  const on = random.pick(conditionsWithin(drawing, type));
  const condition = drawCondition(drawing);
  if (random.chance(0.25) && fragments.length > 0) {
    const known = fragments.find((fragment) => fragment.on === on.name);
    if (known) return `...${known.name}${condition}`;
  }
  const isPlain = on === type && random.chance(0.4);
  const inner = drawSelectionSet(drawing, on, depth);
  if (isPlain) return `...${condition} ${inner}`;
  if (!random.chance(0.3) || schema.getType(on.name) === undefined) return `... on ${on.name}${condition} ${inner}`;
  const name = `${prefix}${fragments.length}`;
  fragments.push({ name, on: on.name, text: `fragment ${name} on ${on.name} ${inner}` });
  return `...${name}${condition}`;
};

/** Types that can stand after `on` here: the type itself, its members, and what its members also are. */
const conditionsWithin = ({ schema }: Drawing, type: GraphQLCompositeType): GraphQLCompositeType[] => {
  const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const names = new Set(members.map(({ name }) => name));
  const also = Object.values(schema.getTypeMap()).filter(
    (other) =>
      !other.name.startsWith('__') &&
      (isInterfaceType(other) || isUnionType(other)) &&
      schema.getPossibleTypes(other).some(({ name }) => names.has(name)),
  );
  const wider = also.filter(isCompositeType);
  return [type, ...members, ...members, ...wider].filter((each) => isObjectType(each) || isAbstractType(each));
};

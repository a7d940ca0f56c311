import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Random } from '../random';

/** A value as a client thinks of it; an enum's name is not a string, in the operation's text. */
export type Value = null | boolean | number | string | Name | Value[] | { readonly [key: string]: Value };
export interface Name {
  readonly enumName: string;
}

const texts = ['عربي', 'say "hi"', "it's", 'a\nb', '🩺', '', '\\', '$n', '{x}', 'plain'];

const isName = (value: Value): value is Name => typeof value === 'object' && value !== null && 'enumName' in value;

/** A value that the type takes. */
export const drawValue = (random: Random, type: GraphQLInputType, depth = 0): Value => {
  if (isNonNullType(type)) return drawPresent(random, type.ofType, depth);
  return random.chance(0.12) ? null : drawPresent(random, type, depth);
};

const drawPresent = (random: Random, type: GraphQLInputType, depth: number): Value => {
  if (isNonNullType(type)) return drawPresent(random, type.ofType, depth);
  if (isListType(type)) {
    // A single item stands for a list of it.
    if (random.chance(0.15)) return drawPresent(random, type.ofType, depth);
    return Array.from({ length: random.below(3) }, () => drawValue(random, type.ofType, depth));
  }
  if (isEnumType(type)) return { enumName: random.pick(type.getValues()).name };
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(({ name }) =>
      name === 'inner' ? depth < 1 && random.chance(0.3) : random.chance(0.35),
    );
    return Object.fromEntries(fields.map((field) => [field.name, drawValue(random, field.type, depth + 1)]));
  }
  return drawLeaf(random, type.name);
};

const drawLeaf = (random: Random, name: string): Value => {
  switch (name) {
    case 'Int':
      return random.pick([0, -1, 3, 41, 2147483647, -2147483648]);
    case 'Float':
      return random.pick([0, 0.5, -1.25, 3, 1e21, 1.5e-7]);
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return random.pick<Value>(['E0:1', '7', 12, 'x"y']);
    case 'JSON':
      return random.pick<Value>([{ a: [1, { b: null }], c: 'د' }, [1, [true]], 'text', 5, 0.25, false, {}, []]);
    default:
      return random.pick(texts);
  }
};

/** The value in the text of an operation. */
export const printValue = (value: Value): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`;
  if (isName(value)) return value.enumName;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${printValue(item)}`)
    .join(', ')}}`;
};

/** The value in the JSON of an operation's variables. */
export const plainValue = (value: Value): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plainValue);
  if (isName(value)) return value.enumName;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item)]));
};

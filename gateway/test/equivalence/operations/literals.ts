import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Random } from '../random';

/** A value as a client thinks of it; an enum's name is not a string, in the operation's text. */
export type Value = null | boolean | number | string | Name | Written | Value[] | { readonly [key: string]: Value };
interface Name {
  readonly enumName: string;
}
/** What can be written in an operation otherwise than in JSON. */
interface Written {
  readonly text: string;
  readonly plain: unknown;
}

const texts = ['عربي', 'say "hi"', "it's", 'a\nb', '🩺', '', '\\', '$n', '{x}', 'plain'];

const isObject = (value: Value): value is Exclude<Value, null | boolean | number | string | Value[]> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWritten = (value: Value): value is Written => isObject(value) && 'text' in value && 'plain' in value;

/** Whether the value is no object of values, but one word. */
export const isName = (value: Value): value is Name | Written =>
  (isObject(value) && 'enumName' in value) || isWritten(value);

/** A value that the type takes. `isPresent`: not null. */
export const drawValue = (random: Random, type: GraphQLInputType, depth = 0, isPresent = false): Value => {
  if (isNonNullType(type)) return drawPresent(random, type.ofType, depth);
  return !isPresent && random.chance(0.12) ? null : drawPresent(random, type, depth);
};

const written = (text: string, plain: unknown): Written => ({ text, plain });
const block = written('"""\n  block "text" \\ ok\n    more\n"""', 'block "text" \\ ok\n  more');
const escaped = written('"\\u0639\\u{1F600}"', 'ع😀');
const bigId = written('12345678901234567890', '12345678901234567890');
const bigNumber = written('9007199254740993', 9007199254740992);
const word = (name: string) => written(name, name);

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
      return random.pick<Value>([0, 0.5, -1.25, 3, 1e21, 1.5e-7, bigNumber, written('10.0', 10), written('2E3', 2000)]);
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return random.pick<Value>(['E0:1', '7', 12, 'x"y', -5, bigId]);
    case 'JSON':
      return drawJson(random);
    default:
      return random.pick<Value>([...texts, block, escaped]);
  }
};

const drawJson = (random: Random): Value =>
  random.pick<Value>([
    { a: [1, { b: null }], c: 'د' },
    [1, [true]],
    'text',
    5,
    0.25,
    false,
    {},
    [],
    word('RED'),
    bigNumber,
    { word: word('BLUE'), none: null },
  ]);

/** The value in the text of an operation. */
export const printValue = (value: Value): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`;
  if (isWritten(value)) return value.text;
  if (isName(value)) return value.enumName;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${printValue(item)}`)
    .join(', ')}}`;
};

/** The value in the JSON of an operation's variables. */
export const plainValue = (value: Value): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plainValue);
  if (isWritten(value)) return value.plain;
  if (isName(value)) return value.enumName;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item)]));
};

import {
  type GraphQLArgument,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import type { Drawing } from './drawing';
import { drawValue, isName, plainValue, printValue, type Value } from './literals';

const names = (drawing: Drawing) => `v${drawing.definitions.length}`;

/** A value that is not null, so that it may stand where null may not. */
const present = (drawing: Drawing, type: GraphQLInputType): Value => drawValue(drawing.random, type, 0, true);

/** `$v3` of a type, which is given a value. */
export const drawVariableOf = (drawing: Drawing, type: string, value: unknown): string => {
  const name = names(drawing);
  drawing.definitions.push(`$${name}: ${type}`);
  drawing.variables[name] = value;
  return `$${name}`;
};

/** `$v3` at a place, declared with a default or without, and given or left out. `hasDefault`: whether the place has one. */
const drawVariable = (drawing: Drawing, type: GraphQLInputType, hasDefault: boolean): string => {
  const { random, definitions, variables } = drawing;
  const name = names(drawing);
  const text = String(type);
  const isRequired = text.endsWith('!');
  const bare = isRequired ? text.slice(0, -1) : text;
  // A nullable variable may stand where null may not, if it or the place has a default; then it must not be null.
  const isNullable = isRequired && random.chance(0.4);
  const needsDefault = isNullable && !hasDefault;
  const isDefaulted = needsDefault || random.chance(0.35);
  const value = () => (isRequired ? present(drawing, type) : drawValue(random, type));
  const fallback = isDefaulted ? ` = ${printValue(value())}` : '';
  const declared = isNullable ? bare : !isRequired && random.chance(0.2) ? `${bare}!` : text;
  const isStrict = declared.endsWith('!');
  const own = isStrict && fallback === ' = null' ? '' : fallback;
  definitions.push(`$${name}: ${declared}${own}`);
  const mayBeLeftOut = own !== '' || !isStrict;
  if (!mayBeLeftOut || !random.chance(0.35)) {
    variables[name] = plainValue(isRequired || isStrict ? present(drawing, type) : drawValue(random, type));
  }
  return `$${name}`;
};

/** A value as it is written, with variables here and there within. */
const print = (
  drawing: Drawing,
  value: Value,
  type: GraphQLInputType,
  hasDefault: boolean,
  isOutermost: boolean,
): string => {
  const { random } = drawing;
  if (!isOutermost && random.chance(0.12)) return drawVariable(drawing, type, hasDefault);
  const inner = isNonNullType(type) ? type.ofType : type;
  if (Array.isArray(value) && isListType(inner)) {
    return `[${value.map((item) => print(drawing, item, inner.ofType, false, false)).join(', ')}]`;
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && !isName(value)) {
    if (isInputObjectType(inner)) return printObject(drawing, value, inner.getFields());
    if (isScalarType(inner)) return printFree(drawing, value, inner);
  }
  return printValue(value);
};

const printObject = (
  drawing: Drawing,
  value: { readonly [key: string]: Value },
  fields: Readonly<Record<string, { readonly type: GraphQLInputType; readonly defaultValue?: unknown }>>,
): string => {
  const parts = Object.entries(value).flatMap(([key, item]) => {
    const field = fields[key];
    return field ? [`${key}: ${print(drawing, item, field.type, field.defaultValue !== undefined, false)}`] : [];
  });
  return `{${parts.join(', ')}}`;
};

/** A scalar that takes everything, also variables of any type within. */
const printFree = (drawing: Drawing, value: { readonly [key: string]: Value }, type: GraphQLInputType): string => {
  const parts = Object.entries(value).map(([key, item]) => {
    const isVariable = drawing.random.chance(0.3);
    return `${key}: ${isVariable ? drawVariable(drawing, type, false) : printValue(item)}`;
  });
  return `{${parts.join(', ')}}`;
};

/** `(n: 3, filter: $v0)`, or nothing. */
export const drawArguments = (drawing: Drawing, args: readonly GraphQLArgument[]): string => {
  const { random } = drawing;
  const given = args.flatMap((arg) => {
    const hasDefault = arg.defaultValue !== undefined;
    const isRequired = isNonNullType(arg.type) && !hasDefault;
    if (!isRequired && random.chance(0.4)) return [];
    const text = random.chance(0.35)
      ? drawVariable(drawing, arg.type, hasDefault)
      : print(drawing, drawValue(random, arg.type), arg.type, hasDefault, true);
    return [`${arg.name}: ${text}`];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
};

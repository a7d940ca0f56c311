import {
  defaultFieldResolver,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  type GraphQLInputObjectType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { failuresOf, RuleViolation, RuleViolations } from '../errors';

type Bounded = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument;

/** What the SDL says by `@atMost`; undefined where it does not. */
const boundOf = (schema: GraphQLSchema, { astNode }: Bounded): number | undefined => {
  const directive = schema.getDirective('atMost');
  return directive && astNode ? (getDirectiveValues(directive, astNode)?.['items'] as number | undefined) : undefined;
};

/** Whether any list lies in what a field is asked with. */
const takesLists = ({ type }: GraphQLArgument | GraphQLInputField, seen = new Set<unknown>()): boolean => {
  if (isListType(getNullableType(type))) return true;
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some((field) => takesLists(field, seen));
};

/** Finds the lists of a value that are longer than they may be, each with its path. */
type Check = (value: unknown, field: readonly string[]) => RuleViolation[];

/** Makes each check once, at start-up, since every request goes through them; a type that lies within itself has one too. */
const createChecks = (schema: GraphQLSchema) => {
  const known = new Map<GraphQLInputObjectType, Check>();
  const ofType = (type: GraphQLInputObjectType): Check => {
    const made = known.get(type);
    if (made) return made;
    const inner: [string, Check][] = [];
    const check: Check = (value, field) =>
      inner.flatMap(([name, find]) => find((value as Record<string, unknown>)[name], [...field, name]));
    known.set(type, check);
    for (const [name, part] of Object.entries(type.getFields())) if (takesLists(part)) inner.push([name, ofPart(part)]);
    return check;
  };
  const ofPart = (part: GraphQLInputField | GraphQLArgument): Check => {
    const max = boundOf(schema, part) ?? Infinity;
    const type = getNamedType(part.type);
    const within: Check = isInputObjectType(type) ? ofType(type) : () => [];
    return (value, field) => {
      if (value === null || value === undefined) return [];
      if (!Array.isArray(value)) return within(value, field);
      if (value.length > max) return [new RuleViolation('TOO_MANY_ITEMS', { max }, field)];
      return value.flatMap((item, index) => within(item, [...field, String(index)]));
    };
  };
  return ofPart;
};

/** Paths begin inside of a mutation's `input`, as everywhere. */
const pathOf = (name: string): string[] => (name === 'input' ? [] : [name]);

/**
 * Holds the bounds that the SDL says by `@atMost`: an input with a longer list is refused before anything reads it, and a
 * longer answer is our own mistake.
 * @param onMistake told of an answer that is too long
 */
export const enforceBounds = (schema: GraphQLSchema, onMistake: (error: Error) => void): GraphQLSchema => {
  const checkOf = createChecks(schema);
  const refuse = (field: GraphQLField<unknown, unknown>, isMutation: boolean) => {
    const bounded = field.args.filter((argument) => takesLists(argument));
    if (!bounded.length) return;
    const checks = bounded.map((part) => [part.name, checkOf(part)] as const);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      const violations = checks.flatMap(([name, check]) =>
        check((args as Record<string, unknown>)[name], pathOf(name)),
      );
      if (!violations.length) return resolve(source, args, context, info);
      const refusal = new RuleViolations(violations);
      if (isMutation) return { errors: failuresOf(refusal) };
      throw refusal;
    };
  };
  const watch = (name: string, field: GraphQLField<unknown, unknown>) => {
    const max = boundOf(schema, field);
    if (max === undefined) return;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context, info) => {
      const items: unknown = await resolve(source, args, context, info);
      if (Array.isArray(items) && items.length > max)
        onMistake(new Error(`${name} gives ${items.length} items, and its SDL says ${max} at most`));
      return items;
    };
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      watch(`${type.name}.${field.name}`, field);
      refuse(field, type === schema.getMutationType());
    }
  }
  return schema;
};

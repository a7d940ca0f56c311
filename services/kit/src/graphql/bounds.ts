import {
  defaultFieldResolver,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
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

/** The lists of an input that are longer than they may be, each with its path. */
const tooLong = (
  schema: GraphQLSchema,
  part: GraphQLInputField | GraphQLArgument,
  value: unknown,
  field: readonly string[],
): RuleViolation[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    const max = boundOf(schema, part);
    if (max !== undefined && value.length > max) return [new RuleViolation('TOO_MANY_ITEMS', { max }, field)];
    return value.flatMap((item, index) => within(schema, part, item, [...field, String(index)]));
  }
  return within(schema, part, value, field);
};

const within = (
  schema: GraphQLSchema,
  part: GraphQLInputField | GraphQLArgument,
  value: unknown,
  field: readonly string[],
): RuleViolation[] => {
  const type = getNamedType(part.type);
  if (!isInputObjectType(type)) return [];
  const fields = Object.entries(type.getFields());
  return fields.flatMap(([name, inner]) =>
    tooLong(schema, inner, (value as Record<string, unknown>)[name], [...field, name]),
  );
};

/** Paths begin inside of a mutation's `input`, as everywhere. */
const pathOf = (name: string): string[] => (name === 'input' ? [] : [name]);

/** Whether any list lies in what a field is asked with. */
const takesLists = ({ type }: GraphQLArgument | GraphQLInputField, seen = new Set<unknown>()): boolean => {
  if (isListType(getNullableType(type))) return true;
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some((field) => takesLists(field, seen));
};

/**
 * Holds the bounds that the SDL says by `@atMost`: an input with a longer list is refused before anything reads it, and a
 * longer answer is our own mistake.
 * @param onMistake told of an answer that is too long
 */
export const enforceBounds = (schema: GraphQLSchema, onMistake: (error: Error) => void): GraphQLSchema => {
  const refuse = (field: GraphQLField<unknown, unknown>, isMutation: boolean) => {
    const bounded = field.args.filter((argument) => takesLists(argument));
    if (!bounded.length) return;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      const violations = bounded.flatMap((part) =>
        tooLong(schema, part, (args as Record<string, unknown>)[part.name], pathOf(part.name)),
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

import type { GraphQLArgument, GraphQLInputType, GraphQLSchema } from 'graphql';
import type { Random } from '../random';
import { drawValue, plainValue, printValue } from './literals';

/** An operation that is being drawn. */
export interface Drawing {
  readonly random: Random;
  readonly schema: GraphQLSchema;
  /** Of each response name, what stands behind it. */
  readonly behind: Map<string, string>;
  readonly definitions: string[];
  readonly variables: Record<string, unknown>;
  /** Named fragments that are written already, with the type they are on. */
  readonly fragments: { readonly name: string; readonly on: string; readonly text: string }[];
  /** How many more selections may be written. */
  budget: number;
}

/** `$v3`, declared with a default or without, and given or left out. */
export const drawVariable = (
  drawing: Drawing,
  type: GraphQLInputType,
  typeText: string,
  mayBeLeftOut: boolean,
): string => {
  const { random, definitions, variables } = drawing;
  const name = `v${definitions.length}`;
  const byDefault = random.chance(0.35);
  const fallback = byDefault ? ` = ${printValue(drawValue(random, type))}` : '';
  definitions.push(`$${name}: ${typeText}${fallback === ' = null' && typeText.endsWith('!') ? '' : fallback}`);
  const isLeftOut = (byDefault || mayBeLeftOut) && random.chance(0.35);
  if (!isLeftOut) variables[name] = plainValue(drawValue(random, type));
  return `$${name}`;
};

/** `(n: 3, filter: $v0)`, or nothing. */
export const drawArguments = (drawing: Drawing, args: readonly GraphQLArgument[]): string => {
  const { random } = drawing;
  const given = args.flatMap((arg) => {
    const text = String(arg.type);
    const isRequired = text.endsWith('!') && arg.defaultValue === undefined;
    if (!isRequired && random.chance(0.4)) return [];
    const isVariable = random.chance(0.35);
    return [
      `${arg.name}: ${isVariable ? drawVariable(drawing, arg.type, text, !text.endsWith('!')) : drawLiteral(drawing, arg)}`,
    ];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
};

const drawLiteral = (drawing: Drawing, { type }: GraphQLArgument): string => {
  const { random } = drawing;
  const text = String(type);
  // A variable within a list or an object.
  if (text.startsWith('[ID!]') && random.chance(0.3)) {
    const name = `v${drawing.definitions.length}`;
    drawing.definitions.push(`$${name}: ID!`);
    drawing.variables[name] = 'E1:2';
    return `["fixed", $${name}]`;
  }
  if (text.startsWith('Filter') && random.chance(0.3)) {
    const name = `v${drawing.definitions.length}`;
    drawing.definitions.push(`$${name}: Color`);
    if (random.chance(0.7)) drawing.variables[name] = 'BLUE';
    return `{tag: "within", color: $${name}}`;
  }
  return printValue(drawValue(random, type));
};

/** `@include(if: …)`, `@skip(if: …)`, both, or mostly nothing. */
export const drawCondition = (drawing: Drawing): string => {
  const { random } = drawing;
  if (!random.chance(0.1)) return '';
  const one = (directive: string, probability: number) => {
    const value = random.chance(probability);
    if (random.chance(0.35)) return ` @${directive}(if: ${value})`;
    const name = `v${drawing.definitions.length}`;
    const isLeftOut = random.chance(0.25);
    drawing.definitions.push(`$${name}: Boolean! = ${isLeftOut ? value : !value}`);
    if (!isLeftOut) drawing.variables[name] = value;
    return ` @${directive}(if: $${name})`;
  };
  const isBoth = random.chance(0.15);
  if (isBoth) return one('include', 0.8) + one('skip', 0.2);
  return random.chance(0.5) ? one('include', 0.65) : one('skip', 0.35);
};

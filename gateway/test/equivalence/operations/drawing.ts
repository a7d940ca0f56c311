import type { GraphQLSchema } from 'graphql';
import type { Random } from '../random';

/** A field under a response name. */
export interface Behind {
  /** The field with its arguments. */
  readonly what: string;
  readonly type: string;
  /** The type it was asked of. */
  readonly parent: string;
  /** Whether nothing else can be of that type and of another object type at once. */
  readonly isOfObjects: boolean;
}

/** An operation that is being drawn. */
export interface Drawing {
  readonly random: Random;
  readonly schema: GraphQLSchema;
  /** Of each response name, what stands behind it. */
  readonly behind: Map<string, Behind[]>;
  readonly definitions: string[];
  readonly variables: Record<string, unknown>;
  /** Named fragments that are written already, with the type they are on. */
  readonly fragments: { readonly name: string; readonly on: string; readonly text: string }[];
  /** What the names of its fragments begin with. */
  readonly prefix: string;
  /** Whether it goes down to where it came from, again and again. */
  readonly isDeep: boolean;
  /** How many more selections may be written. */
  budget: number;
}

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
  if (random.chance(0.3)) {
    const both = [one('include', 0.8), one('skip', 0.2)];
    return (random.chance(0.5) ? both : both.toReversed()).join('');
  }
  return random.chance(0.5) ? one('include', 0.65) : one('skip', 0.35);
};

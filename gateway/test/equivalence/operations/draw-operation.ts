import { type GraphQLSchema, parse, validate } from 'graphql';
import { randomFrom } from '../random';
import type { Operation } from '../systems/system';
import type { Drawing } from './drawing';
import { drawSelectionSet } from './selections';

/** How deep an operation goes, at most. */
const deepest = 6;

/** The operation of the seed that the schema takes, or nothing where what was drawn is not valid. */
export const drawOperation = (schema: GraphQLSchema, seed: number): Operation | undefined => {
  const random = randomFrom(seed);
  const drawing: Drawing = {
    random,
    schema,
    behind: new Map(),
    definitions: [],
    variables: {},
    fragments: [],
    budget: 10 + random.below(30),
  };
  const mutation = schema.getMutationType();
  const isMutation = mutation && random.chance(0.15);
  const root = isMutation ? mutation : schema.getQueryType();
  if (!root) throw new Error('There is nothing to ask');
  const selections = drawSelectionSet(drawing, root, 2 + random.below(deepest - 1));
  const { definitions, fragments, variables } = drawing;
  const declared = definitions.length > 0 ? `(${definitions.join(', ')})` : '';
  const head = isMutation
    ? `mutation Tried${declared} `
    : declared || random.chance(0.3)
      ? `query Tried${declared} `
      : '';
  const query = [`${head}${selections}`, ...fragments.map(({ text }) => text)].join('\n');
  return validate(schema, parse(query)).length === 0 ? { query, variables } : undefined;
};

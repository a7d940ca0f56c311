import {
  type GraphQLLeafType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
} from 'graphql';

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown) => typeof value === 'string';

/** Which JSON is a value of a scalar that every graph has. Of other scalars the subgraph alone knows. */
const checks = new Map<GraphQLLeafType, (value: unknown) => boolean>([
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLInt, (value) => isNumber(value) && Number.isInteger(value) && Math.abs(value) < 1e21],
  [GraphQLFloat, isNumber],
  [GraphQLString, isText],
  [GraphQLID, (value) => isText(value) || Number.isInteger(value)],
]);

const any = () => true;

/** Whether a value that a subgraph answers is one of the type. */
export const leafCheck = (type: GraphQLLeafType): ((value: unknown) => boolean) => {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined;
  return checks.get(type) ?? any;
};

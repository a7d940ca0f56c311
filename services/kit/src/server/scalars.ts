import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

/** The scalars of every subgraph; a Date is a day without a time, kept as text. */
export const scalars = {
  DateTime: GraphQLDateTime,
  SafeInt: GraphQLSafeInt,
  Date: new GraphQLScalarType({ ...GraphQLLocalDate.toConfig(), name: 'Date' }),
};

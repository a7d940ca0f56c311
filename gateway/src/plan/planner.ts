import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Plan } from './plan';

/** Knows which subgraphs to ask, in which order, for an operation over one supergraph. */
export interface Planner {
  /** What clients may ask for. */
  readonly schema: GraphQLSchema;
  /**
   * Plans a document of one operation that was validated against `schema`: no planner validates for itself.
   * It holds no field of the introspection.
   * @throws when there is no way to answer it
   */
  plan(this: void, document: DocumentNode): Promise<Plan>;
}

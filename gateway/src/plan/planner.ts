import type { GraphQLSchema } from 'graphql';
import type { Plan } from './plan';

/** Knows which subgraphs to ask, in which order, for an operation over one supergraph. */
export interface Planner {
  /** What clients may ask for. */
  readonly schema: GraphQLSchema;
  /**
   * Plans a document of one operation that was validated against `schema`: no planner validates for itself.
   * It holds no field of the introspection.
   * @param document as text  @throws when there is no way to answer it
   */
  plan(this: void, document: string): Promise<Plan>;
  /** Ends it as soon as nobody waits for a plan. */
  stop(this: void): void;
}

/** A planner within the process that it may end. */
export interface PlannerInside {
  readonly schema: GraphQLSchema;
  plan(this: void, document: string): Plan;
}

/** Who plans. */
export type PlannerName = 'rust' | 'apollo';

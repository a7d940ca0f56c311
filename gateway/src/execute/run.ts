import type { GraphQLFormattedError } from 'graphql';
import type { Json, Key } from './json';
import type { AbstractNames } from './merge';

/** What a subgraph answers. */
export interface Answer {
  readonly data?: Json | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Asks one subgraph. @param body the request as JSON  @throws when it gives no answer of a graph */
export type Ask = (subgraph: string, body: string, isMutation: boolean) => Promise<Answer>;

/** An error of one subgraph, with the place of the answer that it is about. */
export interface FoundError {
  readonly subgraph: string;
  readonly path: readonly Key[];
  /** The names of what is missing there, where there was no answer at all. */
  readonly missing?: readonly string[];
  /** What the subgraph said; without it, it gave no answer, for this cause. */
  readonly said?: GraphQLFormattedError;
  readonly cause?: unknown;
}

/** One carrying out of a plan: what it is given, and what it has found so far. */
export interface Run {
  /** The values of the plan's variables. */
  readonly variables: Readonly<Json>;
  readonly ask: Ask;
  readonly abstract: AbstractNames;
  /** Whether somebody still waits: of what nobody waits for no further part is asked. */
  readonly isWanted: () => boolean;
  /** The subgraphs' answers put together, by the names of the plan. */
  readonly data: Json;
  readonly errors: FoundError[];
}

/** The JSON of the variables with these names that have a value. */
export const variablesJson = (names: readonly string[], values: Readonly<Json>): string[] =>
  names.flatMap((name) => (name in values ? [`"${name}":${JSON.stringify(values[name])}`] : []));

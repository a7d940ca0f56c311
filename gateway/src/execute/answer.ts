import type { Operation } from '../operations/operation';
import { missingPaths } from './client-paths';
import { collect } from './collect';
import type { Ask, FoundError } from './run';
import type { Json, Key } from './json';
import { lost, type Shaping, shapeFields } from './shape';

export interface Asked {
  /** The client's variables: checked, with their defaults. */
  readonly variables: Readonly<Json>;
  readonly ask: Ask;
  readonly isWanted: () => boolean;
}

/** The client's answer, with what is not in it and why. */
export interface Answered {
  readonly data: Json | null;
  /** What went wrong in subgraphs, by the client's paths. */
  readonly errors: readonly FoundError[];
  /** Where a subgraph left out what it promises, or answered with something else, and no error says why. */
  readonly gaps: readonly (readonly Key[])[];
  /** The client's name for a variable that an error tells. */
  readonly nameOfVariable: (name: string) => string;
}

const startsWith = (path: readonly Key[], start: readonly Key[]) => start.every((key, index) => path[index] === key);

/** Whether an error says why there is nothing: it is about the object around the gap, or about what is in it. */
const explains = ({ path }: FoundError, gap: readonly Key[]) => {
  const around = gap.slice(0, -1);
  return startsWith(path, around) || startsWith(around, path);
};

/** Answers an operation: asks the subgraphs by its plan, and gives what they say the form that the client asked for. */
export const answer = async (operation: Operation, { variables, ask, isWanted }: Asked): Promise<Answered> => {
  const { plan, valuesOf, shape: fields, nameOfVariable } = await operation.variants.of(variables);
  const run = await collect(plan, { variables: valuesOf(variables), ask, abstract: operation.abstract, isWanted });
  const gaps: (readonly Key[])[] = [];
  const introspect: Shaping['introspect'] = (as, nodes) => operation.introspect(variables, as, nodes);
  const data = shapeFields(fields, run.data, { path: [], gaps, introspect }, 0);
  const errors = run.errors.flatMap((error) =>
    missingPaths(fields, run.data, error).map((path) => ({ ...error, path })),
  );
  return {
    data: data === lost ? null : data,
    errors,
    gaps: gaps.filter((gap) => !errors.some((error) => explains(error, gap))),
    nameOfVariable,
  };
};

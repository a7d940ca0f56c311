import type { GraphQLFormattedError } from 'graphql';
import type { Fetch, Plan, Step } from '../plan/plan';
import type { Json, Key } from './json';
import { askForEntities } from './entities';
import { copyOf, mergeInto } from './merge';
import { eachAt, pathTo } from './place';
import { rewrite } from './represent';

/** What a subgraph answers. */
export interface Answer {
  readonly data?: Json | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Asks one subgraph. @param body the request as JSON  @throws when it gives no answer of a graph */
export type Ask = (subgraph: string, body: string, isMutation: boolean) => Promise<Answer>;

/** An error of one subgraph, with the place of the subgraphs' answer that it is about. */
export interface FoundError {
  readonly subgraph: string;
  readonly path: readonly Key[];
  /** What the subgraph said; without it, it gave no answer, for this cause. */
  readonly said?: GraphQLFormattedError;
  readonly cause?: unknown;
}

/** One carrying out of a plan: what it is given, and what it has found so far. */
export interface Run {
  /** The values of the plan's variables. */
  readonly variables: Readonly<Json>;
  readonly ask: Ask;
  /** Whether somebody still waits: of what nobody waits for no further part is asked. */
  readonly isWanted: () => boolean;
  /** The subgraphs' answers put together, by the names of the plan. */
  readonly data: Json;
  readonly errors: FoundError[];
}

/** Carries out a plan. What a subgraph does not answer is missing, with an error; the rest is there. */
export const collect = async (plan: Plan, given: Omit<Run, 'data' | 'errors'>): Promise<Run> => {
  const run: Run = { ...given, data: {}, errors: [] };
  if (plan) await carryOut(plan, run);
  return run;
};

const carryOut = async (step: Step, run: Run): Promise<void> => {
  switch (step.kind) {
    case 'fetch':
      if (!run.isWanted()) return;
      return step.entities.length ? askForEntities(step, run) : askForFields(step, run);
    case 'sequence':
      for (const inner of step.steps) await carryOut(inner, run);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((inner) => carryOut(inner, run)));
      return;
    case 'condition': {
      const branch = run.variables[step.variable] === true ? step.then : step.otherwise;
      if (branch) await carryOut(branch, run);
    }
  }
};

/** The JSON of the variables that a fetch needs and that have a value. */
export const variablesOf = ({ variables }: Fetch, values: Readonly<Json>): string[] =>
  variables.flatMap((name) => (name in values ? [`"${name}":${JSON.stringify(values[name])}`] : []));

/** Asks for fields of the operation's root, or of the root that an answer leads back to. */
const askForFields = async (fetch: Fetch, run: Run): Promise<void> => {
  const targets: Json[] = [];
  eachAt(run.data, fetch.place, (object) => targets.push(object));
  if (!targets.length) return;
  const found = (error: Omit<FoundError, 'subgraph'>) => run.errors.push({ subgraph: fetch.subgraph, ...error });
  const before = pathTo(run.data, fetch.place);
  try {
    const body = `${fetch.head}${variablesOf(fetch, run.variables).join()}}}`;
    const { data, errors = [] } = await run.ask(fetch.subgraph, body, fetch.isMutation);
    for (const said of errors) found({ path: [...before, ...(said.path ?? [])], said });
    if (!data) return;
    rewrite(data, fetch.after);
    targets.forEach((target, index) => mergeInto(target, index ? copyOf(data) : data));
  } catch (cause) {
    found({ path: before, cause });
  }
};

import { compare } from './compare';
import type { Difference } from './difference';
import { newRun, type Run } from './data/run';
import { explain } from './differences';
import { featuresOf } from './features';
import { drawOperation } from './operations/draw-operation';
import { canonical, hash } from './random';
import { runSubgraphs, type Runners } from './systems/subgraphs';
import type { Answer, Operation, System } from './systems/system';
import { truthOf } from './systems/truth';
import { composeWorld, type World } from './world/compose';

/** What answers over a world: systems are made for each. */
export type Systems = Readonly<Record<string, (world: World, runners: Runners) => Promise<System> | System>>;

/** An answer that is not the truth, with all that brings it back. */
export interface Finding {
  readonly system: string;
  readonly worldSeed: number;
  readonly operationNumber: number;
  readonly world: World;
  readonly operation: Operation;
  readonly truth: Answer;
  readonly answer: Answer;
  readonly differences: readonly Difference[];
}

export interface Plan {
  readonly from: number;
  readonly worlds: number;
  readonly operationsPerWorld: number;
  /** Ends after so many operations, if these are fewer. */
  readonly operations?: number;
  readonly systems: Systems;
  /** Told of each answer with differences that are not known. */
  readonly report: (finding: Finding) => void;
  /** Told after each world. */
  readonly progress?: (figures: Figures) => void;
  /** Only this operation of each world. */
  readonly only?: number | undefined;
}

export interface Figures {
  worlds: number;
  /** Whose subgraphs did not compose. */
  discarded: number;
  operations: number;
  /** Operations in which something failed. */
  failing: number;
  invalid: number;
  /** Operations by what they have. */
  readonly features: Record<string, number>;
  /** Answers with known differences: by system and difference. */
  readonly known: Record<string, number>;
  /** Answers with others. */
  readonly unknown: Record<string, number>;
}

const count = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** Tries worlds one after the other, each with its operations, and forgets them: memory does not grow. */
export const tryWorlds = async (plan: Plan): Promise<Figures> => {
  const figures: Figures = {
    worlds: 0,
    discarded: 0,
    operations: 0,
    failing: 0,
    invalid: 0,
    features: {},
    known: {},
    unknown: {},
  };
  for (let seed = plan.from; seed < plan.from + plan.worlds; seed += 1) {
    if (figures.operations >= (plan.operations ?? Infinity)) break;
    const world = composeWorld(seed);
    figures.worlds += 1;
    if (!('model' in world)) figures.discarded += 1;
    else await tryWorld(plan, figures, world);
    plan.progress?.(figures);
  }
  return figures;
};

const tryWorld = async (plan: Plan, figures: Figures, world: World): Promise<void> => {
  let run = newRun(0, 0);
  const begin = (next: Run) => (run = next);
  const runners = runSubgraphs(world, () => run);
  const truth = truthOf(world, () => run);
  const systems = await Promise.all(
    Object.entries(plan.systems).map(async ([name, make]) => [name, await make(world, runners)] as const),
  );
  for (let number = 0; number < plan.operationsPerWorld; number += 1) {
    if (plan.only !== undefined && plan.only !== number) continue;
    const operation = drawOperation(world.apiSchema, hash(world.model.seed, number));
    figures.operations += 1;
    if (!operation) figures.invalid += 1;
    else await tryOperation(plan, figures, { world, number, operation, truth, systems, begin });
  }
  for (const [, system] of systems) system.stop?.();
};

interface Trial {
  readonly world: World;
  readonly number: number;
  readonly operation: Operation;
  readonly truth: System;
  readonly systems: readonly (readonly [string, System])[];
  readonly begin: (run: Run) => Run;
}

const tryOperation = async (plan: Plan, figures: Figures, trial: Trial): Promise<void> => {
  const { world, number, operation, begin } = trial;
  for (const feature of featuresOf(world, operation)) count(figures.features, feature);
  // Nothing fails in half of them.
  const [seed, rate] = [hash('fault', world.model.seed, number), number % 2 === 0 ? 0 : 0.04 + (number % 3) * 0.08];
  const expected = begin(newRun(seed, rate));
  const truth = await trial.truth(operation);
  if (expected.fired.size > 0) figures.failing += 1;
  for (const [system, ask] of trial.systems) {
    const run = begin(newRun(seed, rate));
    const { answer, differences: found } = await askOf(ask, operation, truth, run, expected);
    const differences = found.filter((difference) => {
      const known = explain(system, { world, operation, truth, answer, difference });
      count(known ? figures.known : figures.unknown, `${system}: ${known ?? difference.kind}`);
      return known === undefined;
    });
    if (differences.length === 0) continue;
    plan.report({
      system,
      worldSeed: world.model.seed,
      operationNumber: number,
      world,
      operation,
      truth,
      answer,
      differences,
    });
  }
};

const askOf = async (ask: System, operation: Operation, truth: Answer, run: Run, expected: Run) => {
  try {
    const answer = await ask(operation);
    const differences = compare(truth, answer, new Set([...run.fired, ...expected.fired]));
    // Where a mutation that must not be null failed, it is free whether the ones after it are done.
    const isOtherLog = truth.data !== null && canonical(run.log) !== canonical(expected.log);
    const detail = `did ${run.log.join()} instead of ${expected.log.join()}`;
    return {
      answer,
      differences: isOtherLog ? [...differences, { kind: 'mutations' as const, path: [], detail }] : differences,
    };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message).slice(0, 800) : String(error);
    return { answer: {}, differences: [{ kind: 'threw' as const, path: [], detail }] };
  }
};

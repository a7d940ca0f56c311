import { compareData } from '../compare';
import type { Difference } from '../difference';
import { newRun } from '../data/run';
import { drawOperation } from '../operations/draw-operation';
import { explain } from '../differences';
import { hash } from '../random';
import { isSound } from '../sound';
import { runSubgraphs, type Runners } from '../systems/subgraphs';
import type { Answer, Operation, System } from '../systems/system';
import type { Systems } from '../try-worlds';
import { unexplainedNulls } from '../unexplained-nulls';
import { composeWorld, type World } from '../world/compose';
import { type FaultKind, faultKinds, withFault } from './with-fault';

/** An answer over a wrong subgraph that is not sound. */
export interface BrokenFinding {
  readonly system: string;
  readonly worldSeed: number;
  readonly operationNumber: number;
  readonly kind: FaultKind;
  readonly subgraph: string;
  readonly operation: Operation;
  /** Its own answer over subgraphs that are well. */
  readonly healthy: Answer;
  readonly answer: Answer | Error;
  readonly differences: readonly Difference[];
}

export interface BrokenPlan {
  readonly from: number;
  readonly worlds: number;
  readonly operationsPerWorld: number;
  readonly systems: Systems;
  readonly report: (finding: BrokenFinding) => void;
}

/** Tries each way of being wrong in each world, in one of its subgraphs. Gives how often each left a trace, by kind. */
export const tryBroken = async (plan: BrokenPlan): Promise<Record<string, number>> => {
  const traces: Record<string, number> = {};
  for (let seed = plan.from; seed < plan.from + plan.worlds; seed += 1) {
    const world = composeWorld(seed);
    if ('model' in world) await tryWorld(plan, world, traces);
  }
  return traces;
};

/** Kinds of being wrong that are nobody's error where a field may be null: federation says nothing of them. */
const silent: readonly FaultKind[] = [
  'an entity is null',
  'a leaf of another type',
  'a field is missing',
  'an unknown __typename',
];

const tryWorld = async (plan: BrokenPlan, world: World, traces: Record<string, number>): Promise<void> => {
  const { seed } = world.model;
  let run = newRun(0, 0);
  const whole = runSubgraphs(world, () => run);
  let runners = whole;
  // Gateways are slow to make: one stays for all the ways of being wrong.
  const current: Runners = (subgraph, request) => runners(subgraph, request);
  const systems = await Promise.all(
    Object.entries(plan.systems).map(async ([name, make]) => [name, await make(world, current)] as const),
  );
  const ask: Ask = async (system, operation, subgraph) => {
    run = newRun(0, 0);
    runners = subgraph ? withFault(whole, subgraph.kind, subgraph.name, seed) : whole;
    try {
      return await system(operation);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };
  for (let number = 0; number < plan.operationsPerWorld; number += 1) {
    const operation = drawOperation(world.apiSchema, hash('broken', seed, number));
    if (!operation) continue;
    for (const [name, system] of systems) {
      await tryFaults(plan, traces, { world, number, operation, name, ask: (fault) => ask(system, operation, fault) });
    }
  }
  for (const [, system] of systems) system.stop?.();
};

/** What is wrong with which subgraph. */
interface Fault {
  readonly kind: FaultKind;
  readonly name: string;
}
type Ask = (system: System, operation: Operation, fault?: Fault) => Promise<Answer | Error>;

interface Trial {
  readonly world: World;
  readonly number: number;
  readonly operation: Operation;
  readonly name: string;
  readonly ask: (fault?: Fault) => Promise<Answer | Error>;
}

const tryFaults = async (plan: BrokenPlan, traces: Record<string, number>, trial: Trial): Promise<void> => {
  const { world, number, operation, name: system, ask } = trial;
  const { seed, subgraphs } = world.model;
  const healthy = await ask();
  // Without a plan no subgraph is asked.
  if (healthy instanceof Error) return;
  for (const kind of faultKinds) {
    const subgraph = subgraphs[hash(kind, seed, number) % subgraphs.length] as string;
    const answer = await ask({ kind, name: subgraph });
    const isOther = answer instanceof Error || compareData(healthy.data ?? null, answer.data ?? null).length > 0;
    if (isOther) traces[kind] = (traces[kind] ?? 0) + 1;
    const differences = judge(world, operation, kind, healthy, answer);
    if (differences.length === 0) continue;
    plan.report({
      system,
      worldSeed: seed,
      operationNumber: number,
      kind,
      subgraph,
      operation,
      healthy,
      answer,
      differences,
    });
  }
};

const judge = (
  world: World,
  operation: Operation,
  kind: FaultKind,
  healthy: Answer,
  answer: Answer | Error,
): Difference[] => {
  if (answer instanceof Error) return [{ kind: 'threw', path: [], detail: String(answer) }];
  const unexplained = silent.includes(kind) ? [] : unexplainedNulls(healthy, answer);
  const differences = [...isSound(world.apiSchema, operation, answer), ...unexplained];
  const isKnown = (difference: Difference) =>
    explain('ours', { world, operation, truth: healthy, answer, difference }) !== undefined;
  return differences.filter((difference) => !isKnown(difference));
};

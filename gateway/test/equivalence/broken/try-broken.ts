import type { Difference } from '../compare';
import { newRun } from '../data/run';
import { drawOperation } from '../operations/draw-operation';
import { hash } from '../random';
import { stockOf } from '../systems/stock';
import { runSubgraphs } from '../systems/subgraphs';
import type { Answer, Operation, System } from '../systems/system';
import type { Systems } from '../try-worlds';
import { composeWorld, type World } from '../world/compose';
import { compareWithStock } from './compare-with-stock';
import { type FaultKind, faultKinds, withFault } from './with-fault';

/** An answer over a wrong subgraph that is not the stock gateway's. */
export interface BrokenFinding {
  readonly system: string;
  readonly worldSeed: number;
  readonly operationNumber: number;
  readonly kind: FaultKind;
  readonly subgraph: string;
  readonly operation: Operation;
  readonly stock: Answer;
  readonly answer: Answer;
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
    if (!('model' in world)) continue;
    for (const kind of faultKinds) await tryKind(plan, world, kind, traces);
  }
  return traces;
};

const tryKind = async (plan: BrokenPlan, world: World, kind: FaultKind, traces: Record<string, number>): Promise<void> => {
  const { seed, subgraphs } = world.model;
  const subgraph = subgraphs[hash(kind, seed) % subgraphs.length] as string;
  let run = newRun(0, 0);
  const whole = runSubgraphs(world, () => run);
  const runners = withFault(whole, kind, subgraph, seed);
  const stock = await stockOf(world, runners);
  const healthy = await stockOf(world, whole);
  const systems = await Promise.all(
    Object.entries(plan.systems).map(async ([name, make]) => [name, await make(world, runners)] as const),
  );
  const ask = async (system: System, operation: Operation): Promise<Answer> => {
    run = newRun(0, 0);
    try {
      return await system(operation);
    } catch (error) {
      return { data: null, errors: [{ message: error instanceof Error ? error.message : String(error) }] };
    }
  };
  for (let number = 0; number < plan.operationsPerWorld; number += 1) {
    const operation = drawOperation(world.apiSchema, hash('broken', seed, number));
    if (!operation) continue;
    const expected = await ask(stock, operation);
    if (compareWithStock(await ask(healthy, operation), expected).length > 0) traces[kind] = (traces[kind] ?? 0) + 1;
    for (const [system, each] of systems) {
      const answer = await ask(each, operation);
      const differences = compareWithStock(expected, answer);
      const finding = { system, worldSeed: seed, operationNumber: number, kind, subgraph, operation };
      if (differences.length > 0) plan.report({ ...finding, stock: expected, answer, differences });
    }
  }
};

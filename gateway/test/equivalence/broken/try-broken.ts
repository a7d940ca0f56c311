import type { Difference } from '../compare';
import { newRun } from '../data/run';
import { drawOperation } from '../operations/draw-operation';
import { hash } from '../random';
import { stockOf } from '../systems/stock';
import { runSubgraphs, type Runners } from '../systems/subgraphs';
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
    if ('model' in world) await tryWorld(plan, world, traces);
  }
  return traces;
};

const tryWorld = async (plan: BrokenPlan, world: World, traces: Record<string, number>): Promise<void> => {
  const { seed, subgraphs } = world.model;
  let run = newRun(0, 0);
  const whole = runSubgraphs(world, () => run);
  let runners = whole;
  // Gateways are slow to make: one stays for all the ways of being wrong.
  const current: Runners = (subgraph, request) => runners(subgraph, request);
  const stock = await stockOf(world, current);
  const systems = await Promise.all(
    Object.entries(plan.systems).map(async ([name, make]) => [name, await make(world, current)] as const),
  );
  const ask = async (system: System, operation: Operation, asked: Runners): Promise<Answer> => {
    run = newRun(0, 0);
    runners = asked;
    try {
      return await system(operation);
    } catch (error) {
      return { data: null, errors: [{ message: error instanceof Error ? error.message : String(error) }] };
    }
  };
  for (let number = 0; number < plan.operationsPerWorld; number += 1) {
    const operation = drawOperation(world.apiSchema, hash('broken', seed, number));
    if (!operation) continue;
    const healthy = await ask(stock, operation, whole);
    for (const kind of faultKinds) {
      const subgraph = subgraphs[hash(kind, seed, number) % subgraphs.length] as string;
      const wrong = withFault(whole, kind, subgraph, seed);
      const expected = await ask(stock, operation, wrong);
      if (compareWithStock(healthy, expected).length > 0) traces[kind] = (traces[kind] ?? 0) + 1;
      for (const [system, each] of systems) {
        const answer = await ask(each, operation, wrong);
        const differences = compareWithStock(expected, answer);
        const finding = { system, worldSeed: seed, operationNumber: number, kind, subgraph, operation };
        if (differences.length > 0) plan.report({ ...finding, stock: expected, answer, differences });
      }
    }
  }
  for (const [, system] of systems) system.stop?.();
};

import type { KnownDifference } from './known/known-difference';
import type { Occurrence } from './known/occurrence';
import { ofApollosPlanner } from './known/of-apollos-planner';
import { ofOurs } from './known/of-ours';
import { ofTheRustPlanner } from './known/of-the-rust-planner';
import { ofTheStockExecutor } from './known/of-the-stock-executor';

/** All that is known, by whose it is. */
export const knownDifferences = {
  "Apollo's planner": ofApollosPlanner,
  "Hive's planner": ofTheRustPlanner,
  "the stock gateway's executor": ofTheStockExecutor,
  'our executor': ofOurs,
} satisfies Record<string, readonly KnownDifference[]>;

/** What a system may differ by: that of its executor, and that of whoever planned this operation. */
const possible = (system: string, { answer }: Occurrence): readonly KnownDifference[] => {
  const planner = answer.plannedBy === 'rust' ? ofTheRustPlanner : answer.plannedBy === 'apollo' ? ofApollosPlanner : [];
  return [...(system === 'stock' ? ofTheStockExecutor : ofOurs), ...planner];
};

/** The name of the known difference that this is one of, if it is. */
export const explain = (system: string, occurrence: Occurrence): string | undefined =>
  possible(system, occurrence).find(({ recognise }) => recognise(occurrence))?.name;

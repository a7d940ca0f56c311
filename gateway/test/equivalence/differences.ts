import type { KnownDifference } from './known/known-difference';
import type { Occurrence } from './known/occurrence';
import { ofApollosPlanner, ofApollosPlannerAsWritten } from './known/of-apollos-planner';
import { ofOurs } from './known/of-ours';
import { ofTheRustPlanner } from './known/of-the-rust-planner';
import { ofTheStockExecutor } from './known/of-the-stock-executor';

/** All that is known, by whose it is. */
export const knownDifferences = {
  "Apollo's planner": ofApollosPlanner,
  "Apollo's planner, of operations as clients write them": ofApollosPlannerAsWritten,
  "Hive's planner": ofTheRustPlanner,
  "the stock gateway's executor": ofTheStockExecutor,
  'our executor': ofOurs,
} satisfies Record<string, readonly KnownDifference[]>;

/** What a system may differ by: that of its executor, and that of whoever planned this operation. */
const possible = (system: string, { answer, difference }: Occurrence): readonly KnownDifference[] => {
  if (system === 'stock') return [...ofTheStockExecutor, ...ofApollosPlannerAsWritten, ...ofApollosPlanner];
  // What throws has no plan: Hive's planner had none, and Apollo's was the last that was asked.
  const isApollos = system === 'apollo-plans' || answer.plannedBy === 'apollo' || difference.kind === 'threw';
  return [...ofOurs, ...(isApollos ? ofApollosPlanner : answer.plannedBy === 'rust' ? ofTheRustPlanner : [])];
};

/** The name of the known difference that this is one of, if it is. */
export const explain = (system: string, occurrence: Occurrence): string | undefined =>
  possible(system, occurrence).find(({ recognise }) => recognise(occurrence))?.name;

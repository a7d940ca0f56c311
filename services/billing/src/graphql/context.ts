import type { Clock } from '@mumaris/kit/clock';
import type { CallerContext } from '@mumaris/kit/server/start-subgraph';
import type { BillingRules } from '../rules/load-rules';
import type { UseCases } from '../use-cases';
import type { Reads } from '../use-cases/reads';

/** What the resolvers of one request work with. */
export interface Context extends CallerContext {
  useCases: UseCases;
  /** Lives as long as one request. */
  reads: Reads;
  rules: BillingRules;
  clock: Clock;
}

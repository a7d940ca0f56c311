import type { Caller } from '@mumaris/kit/auth/caller';
import type { Clock } from '@mumaris/kit/clock';
import type { CallerContext } from '@mumaris/kit/server/start-subgraph';
import type { BillingRules } from '../rules/load-rules';
import type { UseCases } from '../use-cases';
import type { Loaders } from './loaders';

/** What the resolvers of one request work with. */
export interface Context extends CallerContext {
  caller: Caller;
  useCases: UseCases;
  loaders: Loaders;
  rules: BillingRules;
  clock: Clock;
}

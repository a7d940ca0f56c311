import type { CallerContext } from '@mumaris/kit/server/start-subgraph';
import type { Rules } from '../rules/rules';
import type { Queries } from '../use-cases/queries';
import type { Reads } from '../use-cases/reads';

/** What every resolver of this service gets. */
export interface Context extends CallerContext {
  readonly queries: Queries;
  /** Lives as long as one request. */
  readonly reads: Reads;
  readonly rules: Rules;
  readonly now: () => Date;
}

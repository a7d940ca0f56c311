import { dayOf } from '@mumaris/kit/calendar';
import { type Fee, feesInForce } from '../domain/fees';
import type { Deps } from './deps';

/** The fees in force today (BIL-01). */
export const readFees =
  ({ rules, clock }: Deps) =>
  (): readonly Fee[] =>
    feesInForce(rules.fees, dayOf(clock.now()));

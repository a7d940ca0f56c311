import { dayOf } from '@mumaris/kit/calendar';
import { type Fee, feeKinds, feesInForce, findFee } from '../domain/fees';
import type { Deps } from './deps';

/** The fees in force today (BIL-01). */
export const readFees =
  ({ rules, clock }: Deps) =>
  (): readonly Fee[] =>
    feesInForce(rules.fees, dayOf(clock.now()));

/** What a service costs today, in the order in which it is paid: the fee of the category before the general one (BIL-01). */
export const feesOfService =
  ({ rules, clock }: Deps) =>
  (service: string, category: string | null): Fee[] =>
    feeKinds.flatMap((kind) => findFee(rules.fees, { service, kind, category }, dayOf(clock.now())) ?? []);

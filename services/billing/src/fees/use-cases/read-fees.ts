import { dayOf } from '@mumaris/kit/calendar';
import { type Fee, type FeeKind, type FeeQuestion, feesInForce, findFee } from '../domain/fees';
import type { Deps } from './deps';

/** The fees in force today (BIL-01). */
export const readFees =
  ({ rules, clock }: Deps) =>
  (): readonly Fee[] =>
    feesInForce(rules.fees.fees, dayOf(clock.now()));

/** What a service costs today, by kinds: the fee of the category or rank before the general one (BIL-01). */
export const feesOfService =
  ({ rules, clock }: Deps) =>
  (kinds: readonly FeeKind[]) =>
  (asked: Omit<FeeQuestion, 'kind'>): Fee[] =>
    kinds.flatMap((kind) => findFee(rules.fees.fees, { ...asked, kind }, dayOf(clock.now())) ?? []);

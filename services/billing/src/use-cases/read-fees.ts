import { dayOf } from '@mumaris/kit/calendar';
import { type Fee, feeKinds, feesInForce } from '../domain/fees';
import type { Deps } from './deps';

/** The fees in force today (BIL-01). */
export const readFees =
  ({ rules, clock }: Deps) =>
  (): readonly Fee[] =>
    feesInForce(rules.fees, dayOf(clock.now()));

/** What a service costs today, in the order in which it is paid: the fee of the category before the general one (BIL-01). */
export const feesOfService =
  ({ rules, clock }: Deps) =>
  (code: string, category: string | null): Fee[] => {
    const inForce = feesInForce(rules.fees, dayOf(clock.now())).filter(({ service }) => service === code);
    return feeKinds.flatMap((kind) => {
      const ofKind = inForce.filter((fee) => fee.kind === kind);
      const own = category === null ? undefined : ofKind.find((fee) => fee.category === category);
      return own ?? ofKind.find((fee) => fee.category === null) ?? [];
    });
  };

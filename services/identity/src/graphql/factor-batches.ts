import { type Batch, batchMany, batchOne } from '@mumaris/kit/batch';
import type { Passkey } from '../domain/passkey';
import type { SecondFactors } from '../domain/second-factor';
import type { Deps } from '../use-cases/deps';

export interface FactorBatches {
  readonly secondFactors: Batch<string, SecondFactors | undefined>;
  readonly passkeys: Batch<string, readonly Passkey[]>;
}

/** Gathers what a request reads of second factors, by account. */
export const factorBatches = ({
  secondFactors,
  passkeys,
}: Pick<Deps, 'secondFactors' | 'passkeys'>): FactorBatches => ({
  secondFactors: batchOne(secondFactors.findMany, ({ id }) => id),
  passkeys: batchMany(
    (ids) => passkeys.findOf(ids),
    ({ accountId }) => accountId,
  ),
});

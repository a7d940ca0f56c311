import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Candidacy } from '../domain/candidacy';
import { leaveSitting as leave, type Sitting } from '../domain/sitting';
import type { ExamStores } from './deps';

type Deps = Pick<ExamStores, 'sittings' | 'examRules' | 'clock'>;

/** Takes an application off a sitting, in the transaction of why: the seat, the held place and the place on the list. */
export const leaveSitting = (
  { sittings, examRules, clock }: Deps,
  sittingId: string,
  { applicationId }: Pick<Candidacy, 'applicationId'>,
  tx: Transaction,
): Promise<Sitting> => sittings.update(sittingId, (one) => leave(one, applicationId, examRules, clock.now()), tx);

/** Takes an application off all that it has booked or waits for; a sitting that was sat keeps its seat. */
export const leaveSittings = async (
  deps: Deps,
  { booking, waitingFor, ...candidacy }: Pick<Candidacy, 'applicationId' | 'booking' | 'waitingFor'>,
  sat: readonly string[],
  tx: Transaction,
): Promise<void> => {
  for (const left of new Set([booking?.sittingId, waitingFor]))
    if (left && !sat.includes(left)) await leaveSitting(deps, left, candidacy, tx);
};

import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { FeeOrder } from '../domain/issue-invoice';
import type { Deps } from './deps';
import { issueInvoice } from './issue-invoice';

export interface Submission extends Omit<FeeOrder<'COMBINED'>, 'kind'> {
  /** The fee that falls due now: a word of membership's, NONE where nothing does. */
  readonly fee: string;
}

/**
 * An application was handed in: from now on it has its price (BIL-01), and owes the administrative fee (BIL-03), both in one payment (MEM-13), or nothing.
 * @throws on a fee that is not asked for here, and NoFeeInForce; operators find both in the dead letter
 */
export const takeSubmission = (deps: Deps) => {
  const issue = issueInvoice(deps);
  return async ({ fee, ...order }: Submission, tx: Transaction): Promise<void> => {
    const { applicationId, requestedAt, service } = order;
    await deps.applications.note(applicationId, { requestedAt }, tx);
    if (fee === 'NONE') return;
    if (fee !== 'ADMINISTRATIVE' && fee !== 'COMBINED')
      throw new Error(`an application of ${service} owes ${fee}, which nothing here asks for`);
    await issue({ ...order, kind: fee }, tx);
  };
};

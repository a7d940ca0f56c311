import { on } from '@mumaris/kit/events/handler';
import { RefundApprovedV1 } from '@mumaris/schemas';
import { silent } from '@mumaris/kit/change';
import type { Deps } from '../use-cases/deps';

/** The grounds on which what an application cost goes back, and not what was never owed for it (BIL-08). */
const grounds: readonly (string | undefined)[] = ['NOT_PROVIDED', 'WRITTEN_ADVICE', 'WRONG_SERVICE'];

/** Whose fee goes back is done with the application: no appeal opens it again (MEM-33). */
export const onRefundApproved = ({ applications }: Pick<Deps, 'applications'>) =>
  on(RefundApprovedV1, async ({ data: { applicationId, ground } }, tx) => {
    if (grounds.includes(ground))
      await applications.update(applicationId, (one) => silent({ ...one, feeReturned: true }), tx);
  });

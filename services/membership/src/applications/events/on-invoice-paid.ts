import { on } from '@mumaris/kit/events/handler';
import { InvoicePaidV1 } from '@mumaris/schemas';
import { isFeeKind } from '../domain/fees';
import type { Deps } from '../use-cases/deps';
import { recordPayment } from '../use-cases/follow-fee';

/** A paid fee moves its application on (MEM-20, MEM-21). */
export const onInvoicePaid = (deps: Deps) =>
  on(InvoicePaidV1, async ({ data: { applicationId, kind, receiptNumber: receipt, paidAt } }, tx) => {
    if (isFeeKind(kind)) await recordPayment(deps)({ applicationId, kind, receipt, paidAt: new Date(paidAt) }, tx);
  });

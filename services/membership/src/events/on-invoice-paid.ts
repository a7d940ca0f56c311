import { on } from '@mumaris/kit/events/handler';
import { InvoicePaidV1 } from '@mumaris/schemas';
import type { Deps } from '../use-cases/deps';
import { recordPayment } from '../use-cases/follow-fee';

/** A paid fee moves its application on (MEM-20, MEM-21). */
export const onInvoicePaid = (deps: Deps) =>
  on(InvoicePaidV1, ({ data: { applicationId, kind, receiptNumber: receipt } }, tx) =>
    recordPayment(deps)({ applicationId, kind, receipt }, tx),
  );

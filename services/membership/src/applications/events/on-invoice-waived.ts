import { on } from '@mumaris/kit/events/handler';
import { InvoiceWaivedV1 } from '@mumaris/schemas';
import { isFeeKind } from '../domain/fees';
import type { Deps } from '../use-cases/deps';
import { recordPayment } from '../use-cases/follow-fee';

/** A waived fee counts as paid at once (BIL-06). */
export const onInvoiceWaived = (deps: Deps) =>
  on(InvoiceWaivedV1, async ({ data: { applicationId, kind, decision }, time }, tx) => {
    if (isFeeKind(kind)) await recordPayment(deps)({ applicationId, kind, decision, paidAt: new Date(time) }, tx);
  });

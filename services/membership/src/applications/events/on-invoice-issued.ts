import { on } from '@mumaris/kit/events/handler';
import { InvoiceIssuedV1 } from '@mumaris/schemas';
import { isFeeKind } from '../domain/fees';
import type { Deps } from '../use-cases/deps';
import { recordInvoice } from '../use-cases/follow-fee';

/** Billing's invoice tells the deadline of the fee. */
export const onInvoiceIssued = (deps: Deps) =>
  on(InvoiceIssuedV1, async ({ data: { applicationId, kind, number: invoice, dueAt } }, tx) => {
    if (isFeeKind(kind)) await recordInvoice(deps)({ applicationId, kind, invoice, dueAt: new Date(dueAt) }, tx);
  });

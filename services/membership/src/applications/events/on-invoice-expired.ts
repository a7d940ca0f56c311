import { on } from '@mumaris/kit/events/handler';
import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { isFeeKind } from '../domain/fees';
import type { Deps } from '../use-cases/deps';
import { recordExpiry } from '../use-cases/follow-fee';

/** An unpaid fee ends its application (MEM-23). */
export const onInvoiceExpired = (deps: Deps) =>
  on(InvoiceExpiredV1, async ({ data: { applicationId, kind } }, tx) => {
    if (isFeeKind(kind)) await recordExpiry(deps)({ applicationId, kind }, tx);
  });

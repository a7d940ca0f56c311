import { batchMany } from '@mumaris/kit/batch';
import type { PageArguments } from '@mumaris/kit/page';
import type { OpenItemKind } from '@mumaris/schemas';
import type { Payment } from '../domain/payment';
import type { Deps } from './deps';

/** What one request reads of payments, batched over its whole operation. */
export const createPaymentReads = ({ payments, openItems }: Pick<Deps, 'payments' | 'openItems'>) => ({
  openItems: (kind: OpenItemKind | null, page: PageArguments) => openItems.page(kind, page),
  ofInvoice: batchMany<string | null, Payment>(
    (ids) => payments.ofInvoices(ids.filter((id) => id !== null)),
    ({ invoiceId }) => invoiceId,
  ),
});

export type PaymentReads = ReturnType<typeof createPaymentReads>;

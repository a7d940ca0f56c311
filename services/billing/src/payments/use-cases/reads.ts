import { batchMany } from '@mumaris/kit/batch';
import type { Payment } from '../domain/payment';
import type { Deps } from './deps';

/** What one request reads of payments, batched over its whole operation. */
export const createPaymentReads = ({ payments }: Pick<Deps, 'payments'>) => ({
  ofInvoice: batchMany<string | null, Payment>(
    (ids) => payments.ofInvoices(ids.filter((id) => id !== null)),
    ({ invoiceId }) => invoiceId,
  ),
});

export type PaymentReads = ReturnType<typeof createPaymentReads>;

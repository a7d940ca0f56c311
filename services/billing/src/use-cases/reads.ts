import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { batchMany } from '@mumaris/kit/batch';
import type { Invoice } from '../domain/invoice';
import type { Payment } from '../domain/payment';
import type { Deps } from './deps';

const isVisible = visible<Invoice>('billing', 'Invoice');

/** What one request reads: batched over its whole operation; an invoice that its caller may not see is not there. */
export const createReads = ({ invoices, payments }: Pick<Deps, 'invoices' | 'payments'>, caller: Caller) => ({
  invoices: batchVisible(isVisible(caller), invoices.findMany, ({ id }) => id),
  invoicesOfApplication: batchMany(
    async (ids: readonly string[]) => (await invoices.ofApplications(ids)).filter(isVisible(caller)),
    ({ applicationId }) => applicationId,
  ),
  paymentsOfInvoice: batchMany<string | null, Payment>(
    (ids) => payments.ofInvoices(ids.filter((id) => id !== null)),
    ({ invoiceId }) => invoiceId,
  ),
});

export type Reads = ReturnType<typeof createReads>;

import type { Caller } from '@mumaris/kit/auth/caller';
import { type Batch, batchMany, batchOne } from '@mumaris/kit/batch';
import type { Invoice } from '../domain/invoice';
import type { Payment } from '../domain/payment';
import type { Stores } from '../store';

/** The batched reads of one request; what its caller may not see is not there. */
export interface Loaders {
  invoice: Batch<string, Invoice | undefined>;
  invoicesOfApplication: Batch<string, readonly Invoice[]>;
  paymentsOfInvoice: Batch<string, readonly Payment[]>;
}

const staff = ['REVIEWER', 'FINANCE', 'SUPPORT'] as const;

/** Whether a caller may read an invoice: its payer, and staff who handle it. */
const maySee =
  ({ accountId, roles }: Caller) =>
  (invoice: Invoice): boolean =>
    accountId !== undefined && (invoice.accountId === accountId || staff.some((role) => roles.includes(role)));

export const createLoaders = (
  { invoices, payments }: Pick<Stores, 'invoices' | 'payments'>,
  caller: Caller,
): Loaders => {
  const visible = async (found: Promise<Invoice[]>) => (await found).filter(maySee(caller));
  return {
    invoice: batchOne(
      (ids) => visible(invoices.findMany(ids)),
      ({ id }) => id,
    ),
    invoicesOfApplication: batchMany(
      (ids) => visible(invoices.ofApplications(ids)),
      ({ applicationId }) => applicationId,
    ),
    paymentsOfInvoice: batchMany<string | null, Payment>(
      (ids) => payments.ofInvoices(ids.filter((id) => id !== null)),
      ({ invoiceId }) => invoiceId,
    ),
  };
};

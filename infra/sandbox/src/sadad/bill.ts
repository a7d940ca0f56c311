import { z } from 'zod';
import { currency, halalas } from '../state/money';
import { text } from '../state/text';

/** What a biller uploads for a bill number. */
export const billUpload = z.object({
  amount: halalas,
  currency,
  dueAt: z.iso.datetime({ offset: true }),
  description: text,
  reference: z.string().min(1).max(100),
});
export type BillUpload = z.infer<typeof billUpload>;

const billPayment = z.object({ paymentId: z.string(), amount: halalas, paidAt: z.string() });

/** A bill as SADAD keeps it. PAID once its payments reach its amount; times are the sandbox clock's. */
export const bill = billUpload.extend({
  billNumber: z.string(),
  status: z.enum(['UNPAID', 'PAID', 'WITHDRAWN']),
  payments: z.array(billPayment),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Bill = z.infer<typeof bill>;
export type BillPayment = z.infer<typeof billPayment>;

import { z } from 'zod';
import { sadadPayment } from '../providers/payments';

/** What SADAD tells when a bank took the money for a bill. */
export const sadadNotification = z
  .object({ type: z.literal('sadad.bill.paid'), data: sadadPayment })
  .transform(({ data }) => data);

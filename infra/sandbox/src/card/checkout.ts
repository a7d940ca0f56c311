import { z } from 'zod';
import { currency, halalas } from '../state/money';
import { text } from '../state/text';

/** What a shop asks for when it opens a checkout. */
export const checkoutRequest = z.object({
  reference: z.string().min(1).max(100),
  amount: halalas,
  currency,
  description: text,
  returnUrl: z.url({ protocol: /^https?$/ }),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});
export type CheckoutRequest = z.infer<typeof checkoutRequest>;

/** What a shop asks for to give money back, in halalas. */
export const refundRequest = z.object({ paymentId: z.string().min(1).max(100), amount: halalas });
export type RefundRequest = z.infer<typeof refundRequest>;

const refund = z.object({ refundId: z.string(), amount: halalas, at: z.string() });
export type Refund = z.infer<typeof refund>;

/** Why a card is not charged. */
export const declineReasons = [
  'REFUSED_BY_BANK',
  'INSUFFICIENT_FUNDS',
  'AUTHENTICATION_FAILED',
  'AUTHENTICATION_ABANDONED',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/**
 * A checkout at the provider. AUTHENTICATING while the bank asks whose card it is (3-D Secure), of which the shop hears nothing. A declined one may be tried again; a captured one keeps its one payment for ever. */
export const checkout = checkoutRequest.extend({
  id: z.string(),
  status: z.enum(['OPEN', 'AUTHENTICATING', 'CAPTURED', 'DECLINED']),
  paymentId: z.string().optional(),
  settledAt: z.string().optional(),
  reason: z.enum(declineReasons).optional(),
  refunds: z.array(refund),
  createdAt: z.string(),
});
export type Checkout = z.infer<typeof checkout>;

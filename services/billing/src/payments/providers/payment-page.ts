import type { Logger } from '@mumaris/kit/log';
import { z } from 'zod';
import type { PaymentNotice } from '../domain/payment';
import { ProviderFault, under } from '@mumaris/kit/outgoing/send';

/** Some of the payments that a provider took, in the order in which it took them. */
export interface PaymentPage {
  readonly notices: readonly PaymentNotice[];
  /** Where the next page begins; the same again where there was nothing. */
  readonly cursor: string;
  readonly more: boolean;
}

/** A provider that tells which payments it took, whoever was told of them before. */
export interface PaymentSource {
  /** @param cursor of the page before; undefined at the very first. @throws ProviderFault */
  paymentsAfter(cursor: string | undefined): Promise<PaymentPage>;
}

const pageSize = 200;

const page = z.object({
  payments: z.array(z.unknown()).max(pageSize),
  next: z.string().min(1).max(200),
  more: z.boolean(),
});

/** The address of the page after a cursor. */
export const pageAddress = (baseUrl: string, path: string, cursor: string | undefined): URL => {
  const url = under(baseUrl, path);
  url.searchParams.set('limit', String(pageSize));
  if (cursor !== undefined) url.searchParams.set('after', cursor);
  return url;
};

/**
 * Reads a page. An entry that is no payment of ours to book stops nobody else's: it is told as an error.
 * @throws ProviderFault where it is no page
 */
export const readPage = (what: string, answer: unknown, shape: z.ZodType<PaymentNotice>, log: Logger): PaymentPage => {
  const read = page.safeParse(answer);
  if (!read.success) throw new ProviderFault(`${what}: not a page`, undefined, read.error);
  const { payments, next: cursor, more } = read.data;
  const notices = payments.flatMap((entry) => {
    const notice = shape.safeParse(entry);
    if (!notice.success) log.error({ err: notice.error, what }, 'a provider lists a payment that cannot be booked');
    return notice.success ? [notice.data] : [];
  });
  return { notices, cursor, more };
};

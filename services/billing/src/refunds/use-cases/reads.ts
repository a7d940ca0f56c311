import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, ownAlone, visible } from '@mumaris/kit/auth/visible';
import { batchMany, batchOne } from '@mumaris/kit/batch';
import { dayOf } from '@mumaris/kit/calendar';
import type { PageArguments } from '@mumaris/kit/page';
import type { RefundGround, RefundStatus } from '@mumaris/schemas';
import type { Invoice, KnownApplication } from '../../invoices';
import type { Refund } from '../domain/refund';
import { factsOf, paidFeesOf } from '../domain/refund-facts';
import { quoteRefund, type RefundQuote } from '../domain/refund-quote';
import type { Deps } from './deps';

interface Asked extends PageArguments {
  readonly statuses?: readonly RefundStatus[] | null | undefined;
}

const isVisible = visible<Refund>('billing', 'Refund');
const onlyOf = ownAlone('billing', 'Refund');

/** What one request reads of refunds: batched over its whole operation; one that its caller may not see is not there. */
export const createRefundReads = (
  { refunds, invoices, applications, clock }: Pick<Deps, 'refunds' | 'invoices' | 'applications' | 'clock'>,
  caller: Caller,
) => {
  const known = batchOne<string, KnownApplication>(applications.findMany, ({ id }) => id);
  const allOfInvoice = batchMany<string | null, Refund>(
    (ids) => refunds.ofInvoices(ids.filter((id) => id !== null)),
    ({ invoiceId }) => invoiceId,
  );
  return {
    ...batchVisible(isVisible(caller), refunds.findMany, ({ id }) => id),
    page: ({ statuses, ...page }: Asked) => refunds.page(statuses ?? undefined, page),
    ofInvoice: async (invoiceId: string) => (await allOfInvoice.load(invoiceId)).filter(isVisible(caller)),
    /** A page, and whose it is: to a stranger it is refused, and not empty. @throws RuleViolation BAD_PAGE */
    ofPractitioner: async (id: string, page: PageArguments) => {
      const accountId = onlyOf(caller);
      const found = await refunds.ofPractitioner(id, accountId, page);
      return { ...found, accountId: accountId && ((await invoices.ownerOf(id)) ?? accountId) };
    },
    /** What would go back of an invoice, if it were asked for today (BIL-08). */
    quote: async (invoice: Invoice, ground: RefundGround): Promise<RefundQuote> => {
      const [application, earlier] = await Promise.all([
        known.load(invoice.applicationId),
        allOfInvoice.load(invoice.id),
      ]);
      const fees = paidFeesOf(invoice, earlier);
      return quoteRefund(fees, factsOf(invoice, application), { ground, day: dayOf(clock.now()) });
    },
  };
};

export type RefundReads = ReturnType<typeof createRefundReads>;

import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { allRead } from '@mumaris/kit/text/reading';
import { labelOf, type RefundGround } from '@mumaris/schemas';
import { whyNothing } from '../domain/because';
import { decideRefund as decide, withCreditNote } from '../domain/decide-refund';
import { dayAsked, type Refund } from '../domain/refund';
import { assertEnded, factsOf, paidFeesOf } from '../domain/refund-facts';
import { quoteRefund } from '../domain/refund-quote';
import type { Deps } from './deps';

export interface DecideRefund {
  readonly refundId: string;
  readonly approve: boolean;
  readonly ground?: RefundGround | null | undefined;
  readonly reason: Text;
  readonly caller: Caller;
}

/**
 * Finance decides on a request (BIL-09); the amount is what BIL-08 gives for the day of the request.
 * @throws RuleViolation NOT_FOUND, REFUND_NOT_NOW, SAME_PERSON, NOTHING_TO_REFUND, APPLICATION_RUNNING, GROUND_DIFFERS, TEXT_ARABIC, TEXT_ENGLISH
 */
export const decideRefund =
  ({ connection, refunds, invoices, applications, sequences, rules, clock }: Deps) =>
  async ({ refundId, approve, ground: named, reason: written, caller }: DecideRefund): Promise<Refund> => {
    const reason = allRead(readText(written, rules.refunds.mostWords, ['reason']));
    return inTransaction(connection, async (tx) => {
      const { invoiceId, ground: requested, status } = await refunds.get(refundId, tx);
      // Held, so that two refunds of one invoice see what the other was granted.
      const invoice = await invoices.hold({ id: invoiceId ?? '' }, tx);
      const ground = named ?? requested;
      if (!invoice || !ground) throw new RuleViolation('REFUND_NOT_NOW', { status: labelOf('RefundStatus', status) });
      const known = await applications.find(invoice.applicationId, tx);
      const earlier = await refunds.ofInvoices([invoice.id], tx);
      return refunds.update(
        refundId,
        (refund) => {
          const asked = { ground, day: dayAsked(refund) };
          const quote = quoteRefund(paidFeesOf(invoice, earlier), factsOf(invoice, known), asked);
          // An appeal may have taken its end back since (MEM-33).
          if (approve) assertEnded(quote, ground, known);
          const verdict = {
            approve,
            ground,
            reason,
            quote,
            by: accountOf(caller),
            why: whyNothing(quote, rules.refunds),
          };
          const now = clock.now();
          const decision = decide(refund, verdict, { ...rules.refunds, posting: rules.posting }, now);
          return withCreditNote(decision, () => sequences.nextCreditNote(now, tx), now);
        },
        tx,
      );
    });
  };

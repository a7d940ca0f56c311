import { assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { untilNumberIsFree } from '@mumaris/kit/mongo/faults';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { RefundGround } from '@mumaris/schemas';
import type { Invoice, KnownApplication } from '../../invoices';
import { whyNothing } from '../domain/because';
import { payerOf, requestRefund as request } from '../domain/open-refund';
import { type Refund, type RefundRules, statusesRunning } from '../domain/refund';
import { assertEnded, factsOf, paidFeesOf } from '../domain/refund-facts';
import { quoteRefund } from '../domain/refund-quote';
import type { Deps } from './deps';

export interface RequestRefund {
  readonly invoiceId: string;
  readonly ground: RefundGround;
  readonly words?: string | null | undefined;
  readonly caller: Caller;
}

/** Refuses what BIL-08 gives nothing for, so that nobody waits 15 days for a no that is known. */
const assertRefundable = (
  invoice: Invoice,
  known: KnownApplication | undefined,
  earlier: readonly Refund[],
  { ground, asked, rules }: { readonly ground: RefundGround; readonly asked: Date; readonly rules: RefundRules },
): void => {
  const facts = { ...factsOf(invoice, known), isPayable: invoice.status === 'PAID' };
  const quote = quoteRefund(paidFeesOf(invoice, earlier), facts, { ground, day: dayOf(asked) });
  if (!quote.amount) throw new RuleViolation('NOTHING_TO_REFUND', { why: whyNothing(quote, rules) }, 'invoiceId');
  assertEnded(quote, ground, known);
};

/**
 * The payer asks for money back (BIL-08, BIL-09); one that lapsed counts from its first request.
 * @throws RuleViolation NOT_FOUND, NOTHING_TO_REFUND, APPLICATION_RUNNING, REFUND_UNDER_WAY, REQUIRED, TOO_LONG
 */
export const requestRefund = (deps: Deps) => {
  const { connection, refunds, invoices, payments, applications, rules, clock } = deps;

  const ask = async ({ invoiceId, ground, caller }: RequestRefund, words: string, tx: Transaction): Promise<Refund> => {
    const now = clock.now();
    // Held, so that of two requests at once one sees the other.
    const invoice = await invoices.hold({ id: invoiceId }, tx);
    if (!invoice) throw new RuleViolation('NOT_FOUND');
    assertOwner(caller, invoice);
    const earlier = await refunds.ofInvoices([invoiceId], tx);
    const running = earlier.find((refund) => refund.ground !== null && statusesRunning.includes(refund.status));
    if (running) throw new RuleViolation('REFUND_UNDER_WAY', { number: running.number }, 'invoiceId');
    const firstRequestedAt = earlier.find(({ status }) => status === 'LAPSED')?.firstRequestedAt ?? null;
    const known = await applications.find(invoice.applicationId, tx);
    assertRefundable(invoice, known, earlier, { ground, asked: firstRequestedAt ?? now, rules: rules.refunds });
    const payment = await payments.find(invoice.receipt?.paymentId ?? '', tx);
    if (!payment) throw new Error(`invoice ${invoiceId} is paid, and its payment is not there`);
    const named = { id: newId('rfd'), number: newNumber('R'), payer: payerOf(payment, invoice) };
    const decision = request(named, { ground, words, firstRequestedAt }, rules.refunds, now);
    await refunds.insert(decision, tx);
    return decision.state;
  };

  return async (command: RequestRefund): Promise<Refund> => {
    const typed = readParagraphs(command.words ?? '', rules.refunds.mostWords, 'words');
    const { words } = allRead({ words: command.ground === 'NOT_PROVIDED' ? typed : required(typed, 'words') });
    return untilNumberIsFree(() => inTransaction(connection, (tx) => ask(command, words, tx)));
  };
};

import { dayOf } from '@mumaris/kit/calendar';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type FeeOrder, issueInvoice as issue } from '../domain/issue-invoice';
import type { Deps } from './deps';

/**
 * Asks an application for a fee, once for each kind, and not after its end (BIL-01).
 * @throws NoFeeInForce, which operators find in the dead letter
 */
export const issueInvoice =
  ({ invoices, applications, sequences, exemptions, rules, clock }: Deps) =>
  async (order: FeeOrder, tx: Transaction): Promise<void> => {
    const { applicationId, kind } = order;
    const known = await applications.find(applicationId, tx);
    if (known?.endedAt) return;
    if (await invoices.exists(applicationId, kind, tx)) return;
    const now = clock.now();
    // An exam attempt is priced by its own request; what follows from a submission by the first one.
    const requestedAt = kind === 'EXAM' ? order.requestedAt : (known?.requestedAt ?? order.requestedAt);
    const waiver = await exemptions.waiverOf(order.accountId, order.service, dayOf(now), tx);
    const naming = { id: newId('inv'), sequence: await sequences.nextInvoice(now, tx) };
    await invoices.insert(issue({ ...order, requestedAt }, naming, rules, now, waiver), tx);
  };

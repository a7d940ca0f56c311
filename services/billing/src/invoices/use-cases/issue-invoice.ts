import { dayOf } from '@mumaris/kit/calendar';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { feeInForce, feesOf } from '../../fees';
import { type FeeOrder, issueInvoice as issue } from '../domain/issue-invoice';
import type { Deps } from './deps';

/**
 * Asks an application for a fee, once for each kind, and not after its end (BIL-01).
 * @throws NoFeeInForce, which operators find in the dead letter
 */
export const issueInvoice =
  ({ invoices, ended, sequences, rules, clock }: Deps) =>
  async (order: FeeOrder, tx: Transaction): Promise<void> => {
    const { applicationId, kind } = order;
    if (await ended.has(applicationId, tx)) return;
    if (await invoices.exists(applicationId, kind, tx)) return;
    const now = clock.now();
    const fees = feesOf[kind].map((fee) => feeInForce(rules.fees, { ...order, kind: fee }, dayOf(now)));
    const sequence = await sequences.next('INV', now);
    await invoices.insert(issue(order, fees, { id: newId('inv'), sequence }, rules, now), tx);
  };

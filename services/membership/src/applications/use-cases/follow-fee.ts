import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { lapseFee } from '../domain/cancellation';
import { type FeeKind, noteFeeDue, settleFee } from '../domain/fees';
import type { Deps } from './deps';

interface Fee {
  readonly applicationId: string;
  readonly kind: FeeKind;
}

/** Billing has issued an invoice: the deadline is known. */
export const recordInvoice =
  ({ applications, rules, clock }: Deps) =>
  ({ applicationId, kind, invoice, dueAt }: Fee & { invoice: string; dueAt: Date }, tx: Transaction) =>
    applications.update(
      applicationId,
      (application) => noteFeeDue(application, { kind, invoice, dueAt }, rules, clock.now()),
      tx,
    );

/** Billing has a fee, or waives it: the application goes on, and what it earns is granted in the same transaction (MEM-20, MEM-21). */
export const recordPayment =
  ({ journeys, exams, rules, clock }: Deps) =>
  async (
    { applicationId, ...settled }: Fee & { paidAt: Date } & ({ receipt: string } | { decision: string }),
    tx: Transaction,
  ): Promise<void> => {
    await journeys.advance(
      applicationId,
      (application, journey) => settleFee(application, settled, journey, rules, clock.now()),
      tx,
    );
    if (settled.kind === 'EXAM') await exams.settleFee(applicationId, tx);
  };

/** Billing waits no longer for a fee: the application ends (MEM-23). */
export const recordExpiry =
  ({ journeys, rules, clock }: Deps) =>
  ({ applicationId, kind }: Fee, tx: Transaction) =>
    journeys.advance(applicationId, (application) => lapseFee(application, kind, rules, clock.now()), tx);

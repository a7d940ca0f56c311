import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { SandboxClock } from '../clock/sandbox-clock';
import { Failure } from '../http/failure';
import type { Changes } from '../live/changes';
import { KEPT, keepNewest, type SandboxState } from '../state/sandbox-state';
import { listTaken, takenAfter, type takenQuery } from '../state/taken-payments';
import type { Bill, BillPayment, BillUpload } from './bill';

const paidSoFar = (bill: Bill): number => bill.payments.reduce((sum, { amount }) => sum + amount, 0);

const sameUpload = (bill: Bill, upload: BillUpload): boolean =>
  bill.amount === upload.amount &&
  bill.dueAt === upload.dueAt &&
  bill.reference === upload.reference &&
  bill.description.ar === upload.description.ar &&
  bill.description.en === upload.description.en;

/** The bills that SADAD shows in every bank's app. */
export class BillBook {
  constructor(
    private readonly state: SandboxState,
    private readonly clock: SandboxClock,
    private readonly changes: Changes,
  ) {}

  /** The newest first. */
  list(status: Bill['status'] | undefined, limit: number): Bill[] {
    return this.state.bills
      .filter((bill) => status === undefined || bill.status === status)
      .slice(-limit)
      .reverse();
  }

  /** @throws Failure BILL_NOT_FOUND */
  get(billNumber: string): Bill {
    const bill = this.state.bills.find((each) => each.billNumber === billNumber);
    if (!bill) throw new Failure('BILL_NOT_FOUND');
    return bill;
  }

  /**
   * Takes a bill, or its correction while unpaid. The same upload again changes nothing and gives the same bill.
   * @throws Failure BILL_PAID, BILL_WITHDRAWN: a late repeat must not open a closed bill again
   */
  upload(billNumber: string, upload: BillUpload): Bill {
    const known = this.state.bills.find((each) => each.billNumber === billNumber);
    const now = this.clock.now().toISOString();
    if (!known) {
      const bill: Bill = { billNumber, ...upload, status: 'UNPAID', payments: [], createdAt: now, updatedAt: now };
      keepNewest(this.state.bills, bill, KEPT.bills, ({ status }) => status !== 'UNPAID');
      this.changes.tell('bills');
      return bill;
    }
    if (known.status === 'WITHDRAWN') throw new Failure('BILL_WITHDRAWN');
    if (sameUpload(known, upload)) return known;
    if (known.status === 'PAID') throw new Failure('BILL_PAID');
    Object.assign(known, upload, { updatedAt: now });
    this.settle(known);
    this.changes.tell('bills');
    return known;
  }

  /** Takes an unpaid bill back; again changes nothing. @throws Failure BILL_NOT_FOUND, BILL_PAID */
  withdraw(billNumber: string): Bill {
    const bill = this.get(billNumber);
    if (bill.status === 'PAID') throw new Failure('BILL_PAID');
    if (bill.status === 'UNPAID') {
      Object.assign(bill, { status: 'WITHDRAWN', updatedAt: this.clock.now().toISOString() });
      this.changes.tell('bills');
    }
    return bill;
  }

  /**
   * Books a payment at the bank.
   * @param amount halalas; what is left to pay when undefined
   * @param anyway also when paid or withdrawn: two channels raced, or the withdrawal crossed the payment
   * @throws Failure BILL_NOT_FOUND, BILL_PAID, BILL_WITHDRAWN
   */
  pay(billNumber: string, amount: number | undefined, anyway: boolean): BillPayment {
    const bill = this.get(billNumber);
    if (!anyway && bill.status === 'PAID') throw new Failure('BILL_PAID');
    if (!anyway && bill.status === 'WITHDRAWN') throw new Failure('BILL_WITHDRAWN');
    const left = bill.amount - paidSoFar(bill);
    const paidAt = this.clock.now().toISOString();
    const payment = { paymentId: `sadad-${randomUUID()}`, amount: amount ?? (left > 0 ? left : bill.amount), paidAt };
    bill.payments.push(payment);
    listTaken(this.state, 'SADAD', { ...payment, billNumber, currency: bill.currency });
    bill.updatedAt = paidAt;
    this.settle(bill);
    this.changes.tell('bills');
    return payment;
  }

  /** What banks took, oldest first. */
  taken(query: z.infer<typeof takenQuery>) {
    return takenAfter(this.state, 'SADAD', query);
  }

  private settle(bill: Bill): void {
    if (bill.status === 'UNPAID' && paidSoFar(bill) >= bill.amount) bill.status = 'PAID';
  }
}

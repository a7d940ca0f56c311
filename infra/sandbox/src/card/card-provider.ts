import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { SandboxClock } from '../clock/sandbox-clock';
import { Failure } from '../http/failure';
import type { Changes } from '../live/changes';
import { KEPT, keepNewest, type SandboxState } from '../state/sandbox-state';
import { listTaken, takenAfter, type takenQuery } from '../state/taken-payments';
import { decisionOf } from './card-notification';
import type { Checkout, CheckoutRequest, DeclineReason, Refund, RefundRequest } from './checkout';

/** The checkouts of the card payment provider. */
export class CardProvider {
  constructor(
    private readonly state: SandboxState,
    private readonly clock: SandboxClock,
    private readonly changes: Changes,
  ) {}

  /** The newest first. */
  list(limit: number): Checkout[] {
    return this.state.checkouts.slice(-limit).reverse();
  }

  /** @throws Failure CHECKOUT_NOT_FOUND */
  get(id: string): Checkout {
    const checkout = this.state.checkouts.find((each) => each.id === id);
    if (!checkout) throw new Failure('CHECKOUT_NOT_FOUND');
    return checkout;
  }

  isExpired({ expiresAt, status }: Checkout): boolean {
    return status !== 'CAPTURED' && expiresAt !== undefined && new Date(expiresAt) <= this.clock.now();
  }

  open(request: CheckoutRequest): Checkout {
    const createdAt = this.clock.now().toISOString();
    const checkout: Checkout = { ...request, id: `chk-${randomUUID()}`, status: 'OPEN', refunds: [], createdAt };
    keepNewest(this.state.checkouts, checkout, KEPT.checkouts, ({ status }) => status !== 'OPEN');
    this.changes.tell('checkouts');
    return checkout;
  }

  /** Takes the money once: paying again gives the same payment. @throws Failure CHECKOUT_NOT_FOUND, CHECKOUT_EXPIRED */
  capture(id: string): Checkout {
    const checkout = this.get(id);
    if (checkout.status === 'CAPTURED') return checkout;
    return this.decide(checkout, { status: 'CAPTURED' });
  }

  /** The bank asks whose card it is. @throws Failure CHECKOUT_NOT_FOUND, CHECKOUT_EXPIRED */
  authenticate(id: string): Checkout {
    const checkout = this.get(id);
    if (checkout.status === 'CAPTURED') return checkout;
    if (this.isExpired(checkout)) throw new Failure('CHECKOUT_EXPIRED');
    checkout.status = 'AUTHENTICATING';
    this.changes.tell('checkouts');
    return checkout;
  }

  /** What became of a checkout. @throws Failure CHECKOUT_NOT_FOUND */
  fate(id: string) {
    const checkout = this.get(id);
    const { status } = checkout;
    if (status === 'CAPTURED' || status === 'DECLINED') return { status, decision: decisionOf(checkout) };
    return { status: this.isExpired(checkout) ? 'ENDED' : 'OPEN' };
  }

  /** Refuses the card; another try may follow. @throws Failure CHECKOUT_NOT_FOUND, CHECKOUT_EXPIRED, CHECKOUT_CAPTURED */
  decline(id: string, reason: DeclineReason): Checkout {
    const checkout = this.get(id);
    if (checkout.status === 'CAPTURED') throw new Failure('CHECKOUT_CAPTURED');
    return this.decide(checkout, { status: 'DECLINED', reason });
  }

  /** Gives back at most what was captured, over all refunds. @throws Failure PAYMENT_NOT_FOUND, REFUND_TOO_LARGE */
  refund({ paymentId, amount }: RefundRequest): Refund {
    const checkout = this.state.checkouts.find((each) => each.paymentId === paymentId && each.status === 'CAPTURED');
    if (!checkout) throw new Failure('PAYMENT_NOT_FOUND');
    const givenBack = checkout.refunds.reduce((sum, refund) => sum + refund.amount, 0);
    if (givenBack + amount > checkout.amount) throw new Failure('REFUND_TOO_LARGE');
    const refund = { refundId: `rfd-${randomUUID()}`, amount, at: this.clock.now().toISOString() };
    checkout.refunds.push(refund);
    this.changes.tell('checkouts');
    return refund;
  }

  /** The cards that were charged, oldest first. */
  taken(query: z.infer<typeof takenQuery>) {
    return takenAfter(this.state, 'CARD', query);
  }

  private decide(checkout: Checkout, decided: Pick<Checkout, 'status' | 'reason'>): Checkout {
    if (this.isExpired(checkout)) throw new Failure('CHECKOUT_EXPIRED');
    const settledAt = this.clock.now().toISOString();
    Object.assign(checkout, { reason: undefined, ...decided, paymentId: `card-${randomUUID()}`, settledAt });
    if (decided.status === 'CAPTURED') listTaken(this.state, 'CARD', decisionOf(checkout));
    this.changes.tell('checkouts');
    return checkout;
  }
}

import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { possibleIn, type Transitions } from '@mumaris/kit/transitions';
import {
  labelOf,
  type PaymentMethod,
  type RefundGround,
  type RefundStatus,
  type RefundWay,
  type Text,
} from '@mumaris/schemas';
import type { FeeKind } from '../../fees';

/** What goes back of one fee, in halalas. */
export interface RefundedFee {
  readonly kind: FeeKind;
  readonly amount: number;
}

/** A word of finance on a request: on which ground it is granted, or that it is not. */
export interface RefundVote {
  readonly by: string;
  readonly at: Date;
  readonly approve: boolean;
  readonly ground: RefundGround;
  readonly reason: Text;
}

/** Where the money goes. */
export interface PayOut {
  readonly way: RefundWay;
  /** The account in a Saudi bank; null for every other way. */
  readonly iban: string | null;
  /** Its holder, as the payer writes it; finance compares it with the practitioner's name. */
  readonly holder: string | null;
}

/** The credit note that a grant gets, since the invoice asks for less from then on (BIL-11). */
export interface CreditNote {
  /** `CN-2026-00000042`: sequential within a year, without gaps. */
  readonly number: string;
  readonly at: Date;
}

/** How a refund is decided and paid out: rules-as-data (rules/refunds.yaml). */
export interface RefundRules {
  /** Days, not working days (BIL-09). */
  readonly daysToDecide: number;
  readonly daysToCollect: number;
  /** A refund of more halalas takes the word of two people. */
  readonly secondPersonAbove: number;
  /** What an applicant or finance writes, in characters of each language. */
  readonly mostWords: number;
  /** Why a fee goes back or stays, in whole sentences. */
  readonly because: Readonly<Record<string, Text>>;
}

/** Money that goes back to a payer: asked for and decided (BIL-08, BIL-09), or never owed to us (BIL-05, BIL-07). */
export interface Refund {
  readonly id: string;
  /** `R-482-913-075`: what people call it. */
  readonly number: string;
  readonly status: RefundStatus;
  /** On which ground it was asked for; null for money that was never owed, which needs no request. */
  readonly ground: RefundGround | null;
  /** What the applicant writes to it. */
  readonly words: string | null;
  readonly invoiceId: string | null;
  readonly invoiceNumber: string | null;
  readonly applicationId: string | null;
  /** Whose it is; null while nobody knows whose money it is. */
  readonly accountId: string | null;
  readonly practitionerId: string | null;
  /** The payment that goes back. */
  readonly paymentId: string;
  readonly method: PaymentMethod;
  readonly providerPaymentId: string;
  /** What goes back of each fee; empty before it is granted, and for money that paid none. */
  readonly fees: readonly RefundedFee[];
  /** In halalas; 0 before it is granted. */
  readonly amount: number;
  readonly requestedAt: Date;
  /** The first request; of one that lapsed and is asked for again, that of the one before (BIL-09). */
  readonly firstRequestedAt: Date;
  /** The last millisecond in which it is decided in time; null for money that was never owed. */
  readonly decideBy: Date | null;
  /** When it was told that it is not decided in time. */
  readonly escalatedAt: Date | null;
  readonly votes: readonly RefundVote[];
  readonly decidedAt: Date | null;
  /** Null before it is granted, for money that paid no invoice, and for one from before there were credit notes. */
  readonly creditNote: CreditNote | null;
  /** The last millisecond in which it can be collected; null before, and where it does not lapse. */
  readonly collectBy: Date | null;
  readonly payOut: PayOut | null;
  /** Whether the card provider refused to pay it back. */
  readonly cardRefused: boolean;
  /** What the bank or the card provider calls the pay-out. */
  readonly payOutReference: string | null;
  /** The account of finance that noted the transfer; null where the card provider paid it back. */
  readonly paidBy: string | null;
  readonly paidAt: Date | null;
}

/** The one table of what may become of a refund. */
const transitions = {
  APPROVE_FIRST: { from: ['REQUESTED'], to: 'SECOND_LOOK' },
  APPROVE: { from: ['REQUESTED', 'SECOND_LOOK'], to: 'APPROVED' },
  DECLINE: { from: ['REQUESTED', 'SECOND_LOOK'], to: 'DECLINED' },
  COLLECT: { from: ['APPROVED'], to: 'PAYING' },
  FAIL: { from: ['PAYING'], to: 'APPROVED' },
  PAY: { from: ['APPROVED', 'PAYING'], to: 'PAID' },
  LAPSE: { from: ['APPROVED'], to: 'LAPSED' },
} as const satisfies Transitions<RefundStatus>;

type Action = keyof typeof transitions;

/** The statuses in which finance has to decide. */
export const statusesToDecide: readonly RefundStatus[] = transitions.DECLINE.from;
/** The statuses in which a refund of an invoice is under way, so that no other is asked for. */
export const statusesRunning: readonly RefundStatus[] = [...statusesToDecide, 'APPROVED', 'PAYING'];
/** The statuses in which its amount is the payer's. */
export const statusesGranted: readonly RefundStatus[] = ['APPROVED', 'PAYING', 'PAID'];

export const isPossible = possibleIn<RefundStatus, Action>(transitions);

/** @throws RuleViolation REFUND_NOT_NOW */
export const take = (refund: Refund, action: Action, change: Partial<Refund> = {}): Refund => {
  if (!isPossible(refund, action))
    throw new RuleViolation('REFUND_NOT_NOW', { status: labelOf('RefundStatus', refund.status) });
  return { ...refund, ...change, status: transitions[action].to };
};

/** Whether finance has not decided in time (BIL-09). */
export const isOverdue = (refund: Refund, now: Date): boolean =>
  isPossible(refund, 'DECLINE') && refund.decideBy !== null && now.getTime() > refund.decideBy.getTime();

/** The day on which a refund counts as asked for: that of the first request (BIL-09). */
export const dayAsked = ({ firstRequestedAt }: Refund) => dayOf(firstRequestedAt);

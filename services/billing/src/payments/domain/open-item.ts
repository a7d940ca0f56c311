import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { assertAnotherPerson } from '@mumaris/kit/four-eyes';
import type { ItemSettlement, OpenItemKind, PaymentMethod } from '@mumaris/schemas';
import type { Payment, PaymentNotice } from './payment';

/** What a person of finance wants done about an item; a second one agrees (BIL-05). */
export interface ItemProposal {
  readonly by: string;
  readonly at: Date;
  readonly settlement: ItemSettlement;
  /** The invoice that the money is to pay; null for every other settlement. */
  readonly invoiceNumber: string | null;
  readonly remark: string;
}

/** Something that a provider told and that a person of the finance department has to look into (BIL-05). */
export interface OpenItem {
  readonly id: string;
  readonly kind: OpenItemKind;
  readonly method: PaymentMethod;
  readonly providerPaymentId: string;
  /** What the payer paid by: the bill number, or the invoice number at the card provider. */
  readonly reference: string;
  /** In the smallest unit of its currency. */
  readonly amount: number;
  readonly currency: string;
  /** The payment that was booked; null where nothing was. */
  readonly paymentId: string | null;
  readonly seenAt: Date;
  /** What is to be done about it, and is not decided yet; null where nobody said, or the second person did not agree. */
  readonly proposal: ItemProposal | null;
  /** When it was settled; null while it is open. */
  readonly settledAt: Date | null;
  /** Who of finance agreed to it; null while it is open, and where it was settled by itself. */
  readonly settledBy: string | null;
  /** The day of the settlement file that it is about (BIL-10); null for every other item. */
  readonly fileDay: Day | null;
  /** The row of that file, the heading being row 1; null for every other item, and for what the file has not. */
  readonly fileRow: number | null;
}

interface Named {
  readonly id: string;
  readonly paymentId?: string | null;
  readonly file?: { readonly day: Day; readonly row: number | null };
  readonly now: Date;
}

/** An item about what a provider told. */
export const openItem = (
  kind: OpenItemKind,
  { method, providerPaymentId, reference, amount, currency }: PaymentNotice,
  { id, paymentId = null, file, now }: Named,
): OpenItem => ({
  id,
  kind,
  method,
  providerPaymentId,
  reference,
  amount,
  currency,
  paymentId,
  seenAt: now,
  proposal: null,
  settledAt: null,
  settledBy: null,
  fileDay: file?.day ?? null,
  fileRow: file?.row ?? null,
});

/** The kind of item that a booked payment makes; undefined where it needs nobody's look. */
export const itemKindOf = ({ allocation: { to, why } }: Payment): OpenItemKind | undefined =>
  to === 'UNALLOCATED' && why !== 'INVOICE_CLOSED' ? (why ?? undefined) : undefined;

/** Money lies unallocated: it pays an invoice, or goes back. Of every other item nothing is booked that could be moved. */
const holdsMoney = ({ kind }: OpenItem): boolean => kind === 'UNKNOWN_INVOICE' || kind === 'WRONG_AMOUNT';

const assertOpen = ({ settledAt }: OpenItem): void => {
  if (settledAt) throw new RuleViolation('ITEM_SETTLED', {}, 'itemId');
};

/**
 * A person of finance says what is to be done. What somebody proposed is replaced by somebody else alone: a second person may have read it already.
 * @throws RuleViolation ITEM_SETTLED, SAME_PERSON, SETTLEMENT_DOES_NOT_FIT, REQUIRED
 */
export const proposeSettlement = (item: OpenItem, proposal: ItemProposal): OpenItem => {
  assertOpen(item);
  assertAnotherPerson(proposal.by, item.proposal?.by);
  const { settlement, invoiceNumber } = proposal;
  if ((settlement === 'NOTHING') === holdsMoney(item))
    throw new RuleViolation('SETTLEMENT_DOES_NOT_FIT', {}, 'settlement');
  if (settlement === 'INVOICE' && !invoiceNumber) throw new RuleViolation('REQUIRED', {}, 'invoiceNumber');
  return { ...item, proposal: { ...proposal, invoiceNumber: settlement === 'INVOICE' ? invoiceNumber : null } };
};

/** A second person agrees, and it is settled; or does not, and it stays open. @throws RuleViolation ITEM_SETTLED, NOTHING_PROPOSED, SAME_PERSON */
export const decideSettlement = (
  item: OpenItem,
  { by, agree }: { readonly by: string; readonly agree: boolean },
  now: Date,
): OpenItem => {
  assertOpen(item);
  if (!item.proposal) throw new RuleViolation('NOTHING_PROPOSED', {}, 'itemId');
  assertAnotherPerson(by, item.proposal.by);
  return agree ? { ...item, settledAt: now, settledBy: by } : { ...item, proposal: null };
};

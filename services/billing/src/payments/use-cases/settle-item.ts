import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { ItemSettlement } from '@mumaris/schemas';
import { decideSettlement as decide, type OpenItem, proposeSettlement as propose } from '../domain/open-item';
import { allocateByHand, returnByHand } from '../domain/settle-by-hand';
import { settle } from './book-payment';
import type { Deps } from './deps';

const longestRemark = 2_000;

export interface ProposeSettlement {
  readonly itemId: string;
  readonly settlement: ItemSettlement;
  readonly invoiceNumber?: string | null | undefined;
  readonly remark: string;
  readonly caller: Caller;
}

/**
 * A person of finance says what is to be done about an open item (BIL-05); it is not done before a second one agrees.
 * @throws RuleViolation NOT_FOUND, ITEM_SETTLED, SETTLEMENT_DOES_NOT_FIT, REQUIRED, TOO_LONG, INVOICE_NOT_PAYABLE, AMOUNT_TOO_SMALL,
 *   SAME_PERSON, OTHER_PAYER
 */
export const proposeItemSettlement =
  (deps: Deps) =>
  async ({ itemId, settlement, invoiceNumber = null, remark: typed, caller }: ProposeSettlement): Promise<OpenItem> => {
    const { connection, openItems, clock } = deps;
    const { remark } = allRead({ remark: required(readParagraphs(typed, longestRemark, 'remark'), 'remark') });
    const proposal = { by: accountOf(caller), at: clock.now(), settlement, invoiceNumber, remark };
    return inTransaction(connection, async (tx) => {
      const item = await openItems.update(itemId, (found) => propose(found, proposal), tx);
      if (item.proposal?.invoiceNumber) await decisionOf(deps, item, tx);
      return item;
    });
  };

/** What the settlement makes of the payment, and its invoice where it has one. @throws RuleViolation NOT_FOUND, and what the domain refuses */
const decisionOf = async (
  { invoices, payments, rules, clock }: Deps,
  { paymentId, proposal }: OpenItem,
  tx: Transaction,
) => {
  const payment = await payments.find(paymentId ?? '', tx);
  if (!payment || !proposal) throw new RuleViolation('NOT_FOUND');
  if (proposal.settlement === 'PAYER') return { decision: returnByHand(payment, rules.posting, clock.now()) };
  const invoice = await invoices.hold({ number: proposal.invoiceNumber ?? '' }, tx);
  if (!invoice) throw new RuleViolation('NOT_FOUND', {}, 'invoiceNumber');
  const [meant] = await invoices.findMany(payment.invoiceId ? [payment.invoiceId] : []);
  if (meant && meant.accountId !== invoice.accountId) throw new RuleViolation('OTHER_PAYER', {}, 'invoiceNumber');
  return { invoice, decision: allocateByHand(payment, invoice, rules, clock.now()) };
};

export interface DecideSettlement {
  readonly itemId: string;
  readonly agree: boolean;
  readonly caller: Caller;
}

/**
 * A second person of finance agrees to what was proposed, and it is done; or does not, and the item stays open (BIL-05).
 * @throws RuleViolation NOT_FOUND, ITEM_SETTLED, NOTHING_PROPOSED, SAME_PERSON, INVOICE_NOT_PAYABLE, AMOUNT_TOO_SMALL, OTHER_PAYER
 */
export const decideItemSettlement =
  (deps: Deps) =>
  ({ itemId, agree, caller }: DecideSettlement): Promise<OpenItem> =>
    inTransaction(deps.connection, async (tx) => {
      const { openItems, payments, clock } = deps;
      const item = await openItems.update(
        itemId,
        (found) => decide(found, { by: accountOf(caller), agree }, clock.now()),
        tx,
      );
      if (!agree || item.proposal?.settlement === 'NOTHING') return item;
      const { invoice, decision } = await decisionOf(deps, item, tx);
      const payment = await payments.update(decision.state.id, () => decision, tx);
      await settle(deps, payment, invoice, tx);
      return item;
    });

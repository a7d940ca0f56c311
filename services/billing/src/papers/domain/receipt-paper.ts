import { wordLists } from '@mumaris/schemas';
import type { Invoice } from '../../invoices';
import { type ChargesPaper, chargesPaper, factsOf } from './charges-paper';
import { alike, momentOfInWords } from './in-words';
import type { PaperRules } from './paper-rules';

/** The receipt for an invoice that was paid (BIL-11); undefined for any other. */
export const receiptPaper = (invoice: Invoice, rules: PaperRules): ChargesPaper | undefined => {
  const { receipt, paidAt, issuedAt } = invoice;
  if (!receipt || !paidAt) return undefined;
  const method = wordLists.PaymentMethod.find(({ code }) => code === receipt.method)?.label;
  return {
    title: rules.papers.titles.RECEIPT,
    mark: null,
    facts: factsOf(rules.papers, {
      receiptNumber: alike(receipt.number),
      paidAt: momentOfInWords(paidAt),
      method: method ?? alike(receipt.method),
      invoiceNumber: alike(invoice.number),
      issuedAt: momentOfInWords(issuedAt),
      applicationNumber: alike(invoice.applicationNumber),
    }),
    ...chargesPaper(invoice, 'received', rules),
  };
};

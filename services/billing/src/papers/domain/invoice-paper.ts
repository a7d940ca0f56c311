import type { Text } from '@mumaris/kit/errors';
import { type InvoiceStatus, wordLists } from '@mumaris/schemas';
import type { Invoice } from '../../invoices';
import { type Charges, type ChargesPaper, chargesPaper, factsOf, isTaxed, type Mark } from './charges-paper';
import { alike, dayOfInWords, momentOfInWords } from './in-words';
import type { PaperRules } from './paper-rules';

const tones: Readonly<Record<InvoiceStatus, Mark['tone']>> = {
  ISSUED: 'OPEN',
  PAID: 'GOOD',
  EXPIRED: 'VOID',
  CANCELLED: 'VOID',
  WAIVED: 'GOOD',
};

const statusInWords = (status: InvoiceStatus): Text => {
  const word = wordLists.InvoiceStatus.find(({ code }) => code === status);
  return word?.label ?? alike(status);
};

/** An invoice as it stands, whatever its status; one that was waived shows what would have been owed (BIL-06, BIL-11). */
export const invoicePaper = (invoice: Invoice, rules: PaperRules): ChargesPaper => {
  const { status, lines, issuedAt, dueAt, paidAt, closedAt, sadadRegisteredAt, waiver } = invoice;
  const isOpen = status === 'ISSUED';
  const { titles } = rules.papers;
  const charges: Charges = { lines, issuedAt, waived: status === 'WAIVED' ? statusInWords(status) : undefined };
  return {
    title: isTaxed(charges, rules) ? titles.TAX_INVOICE : titles.INVOICE,
    mark: { text: statusInWords(status), tone: tones[status] },
    facts: factsOf(rules.papers, {
      invoiceNumber: alike(invoice.number),
      applicationNumber: alike(invoice.applicationNumber),
      issuedAt: momentOfInWords(issuedAt),
      dueAt: isOpen ? dayOfInWords(dueAt) : null,
      billNumber: isOpen && sadadRegisteredAt ? alike(invoice.billNumber) : null,
      paidAt: paidAt && momentOfInWords(paidAt),
      closedAt: closedAt && momentOfInWords(closedAt),
      decision: waiver ? alike(waiver.decision) : null,
    }),
    ...chargesPaper(charges, isOpen ? 'toPay' : 'total', rules),
  };
};

import type { Invoice, InvoiceLine } from '../../invoices';
import type { Refund } from './refund';

/** What goes back of each fee, as the invoice names it. @throws where the invoice has no such fee */
export const refundedLines = ({ id, fees }: Pick<Refund, 'id' | 'fees'>, invoice: Invoice): InvoiceLine[] =>
  fees.map(({ kind, amount }) => {
    const line = invoice.lines.find((one) => one.kind === undefined || one.kind === kind);
    if (!line) throw new Error(`refund ${id} gives a ${kind} fee back that invoice ${invoice.number} does not have`);
    return { text: line.text, taxCode: line.taxCode, amount };
  });

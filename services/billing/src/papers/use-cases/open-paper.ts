import { endOfDay } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { TypstDocument } from '@mumaris/kit/pdf/pdf-renderer';
import type { Readable } from 'node:stream';
import type { Invoice } from '../../invoices';
import { creditNotePaper } from '../domain/credit-note-paper';
import { invoicePaper } from '../domain/invoice-paper';
import { receiptPaper } from '../domain/receipt-paper';
import { statementPaper } from '../domain/statement-paper';
import type { Ticket, Wanted } from '../domain/ticket';
import type { Deps } from './deps';
import { readExport } from './read-export';
import { readStatement } from './read-statement';

/** A document as it is handed out: whole, or as a stream where it may be long. */
export interface OpenedPaper {
  readonly name: string;
  readonly body: Buffer | Readable;
}

interface Printed extends TypstDocument {
  readonly name: string;
}

type Of<W extends Wanted['of']> = Extract<Wanted, { of: W }>;
type Electronic = Of<'E_INVOICE' | 'E_CREDIT_NOTE'>;
type Paper = Exclude<Wanted, { of: 'EXPORT' } | Electronic>;

/** The same document says the same instant each time, so that it has the same bytes. */
const lastChange = ({ issuedAt, paidAt, closedAt }: Invoice): Date => paidAt ?? closedAt ?? issuedAt;

const printInvoice = (invoice: Invoice, { rules }: Deps): Printed => ({
  name: invoice.number,
  template: 'charges.typ',
  data: invoicePaper(invoice, rules),
  madeAt: lastChange(invoice),
});

const printReceipt = (invoice: Invoice, { rules }: Deps): Printed | undefined => {
  const data = receiptPaper(invoice, rules);
  return data && { name: invoice.receipt?.number ?? '', template: 'charges.typ', data, madeAt: lastChange(invoice) };
};

const ofInvoice = { INVOICE: printInvoice, RECEIPT: printReceipt } as const;

const findCreditNote = async (
  { refundId }: Of<'CREDIT_NOTE'>,
  ticket: Ticket,
  deps: Deps,
): Promise<Printed | undefined> => {
  const [refund] = await deps.refunds.findMany([refundId]);
  if (!refund?.creditNote || !mayRead(ticket, refund)) return undefined;
  const [invoice] = await deps.invoices.findMany(refund.invoiceId === null ? [] : [refund.invoiceId]);
  const data = invoice && creditNotePaper(refund, invoice, deps.rules);
  return data && { name: refund.creditNote.number, template: 'charges.typ', data, madeAt: refund.creditNote.at };
};

const printStatement = async ({ accountId, period }: Of<'STATEMENT'>, deps: Deps): Promise<Printed> => ({
  name: `statement-${period.from}-${period.until}`,
  template: 'statement.typ',
  data: statementPaper(accountId, period, await readStatement(deps)(accountId, period), deps.rules),
  madeAt: endOfDay(period.until),
});

/** Whether the reader may still read what is of this account. */
const mayRead = ({ readerId, isStaff }: Ticket, { accountId }: { readonly accountId: string | null }): boolean =>
  isStaff || readerId === accountId;

/** A PDF that may be read now; undefined where it is not there, or not for this reader any more. */
const findPrinted = async (ticket: Ticket & { wanted: Paper }, deps: Deps): Promise<Printed | undefined> => {
  const { wanted } = ticket;
  if (wanted.of === 'STATEMENT') return mayRead(ticket, wanted) ? printStatement(wanted, deps) : undefined;
  if (wanted.of === 'CREDIT_NOTE') return findCreditNote(wanted, ticket, deps);
  const [invoice] = await deps.invoices.findMany([wanted.invoiceId]);
  return invoice && mayRead(ticket, invoice) ? ofInvoice[wanted.of](invoice, deps) : undefined;
};

/** Whose refund it is, or invoice. */
const ownerOf = async (wanted: Electronic, { invoices, refunds }: Deps) => {
  const [found] =
    wanted.of === 'E_INVOICE' ? await invoices.findMany([wanted.invoiceId]) : await refunds.findMany([wanted.refundId]);
  return found;
};

const findEInvoice = async (wanted: Electronic, ticket: Ticket, deps: Deps): Promise<OpenedPaper | undefined> => {
  const owned = await ownerOf(wanted, deps);
  if (!owned || !mayRead(ticket, owned)) return undefined;
  const kind = wanted.of === 'E_INVOICE' ? 'INVOICE' : 'CREDIT_NOTE';
  const found = await deps.eInvoices.find(kind, owned.id);
  return found && { name: `${found.number}.xml`, body: Buffer.from(found.xml, 'utf8') };
};

const isElectronic = (wanted: Wanted): wanted is Electronic =>
  wanted.of === 'E_INVOICE' || wanted.of === 'E_CREDIT_NOTE';

/** A document that may be read now; undefined where it is not there, or not for this reader any more. */
const find = async (
  ticket: Ticket & { wanted: Exclude<Wanted, { of: 'EXPORT' }> },
  deps: Deps,
): Promise<OpenedPaper | undefined> => {
  const { wanted } = ticket;
  if (isElectronic(wanted)) return findEInvoice(wanted, ticket, deps);
  const found = await findPrinted({ ...ticket, wanted }, deps);
  return found && { name: `${found.name}.pdf`, body: await deps.renderer.render(found) };
};

/**
 * Makes the PDF or the file that an address is of, as things stand now (BIL-11), none of which is kept; or gives the e-invoice, which is.
 * @throws RuleViolation PDF_LINK_EXPIRED; PDF_LINK_INVALID for everything else that is not right, which tells nothing; STATEMENT_TOO_LONG, EXPORT_TOO_LONG;
 *   TRY_AGAIN where too many are being made
 */
export const openPaper =
  (deps: Deps) =>
  async (text: string): Promise<OpenedPaper> => {
    const ticket = deps.tickets.read(text);
    if (!ticket) throw new RuleViolation('PDF_LINK_INVALID');
    if (deps.clock.now().getTime() > ticket.until) throw new RuleViolation('PDF_LINK_EXPIRED');
    const { wanted } = ticket;
    if (wanted.of === 'EXPORT') {
      const name = `${wanted.table.toLowerCase().replaceAll('_', '-')}.csv`;
      return { name, body: await readExport(wanted.table, wanted.period, deps) };
    }
    const found = await find({ ...ticket, wanted }, deps);
    if (!found) throw new RuleViolation('PDF_LINK_INVALID');
    return found;
  };

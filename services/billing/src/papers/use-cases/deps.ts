import type { Clock } from '@mumaris/kit/clock';
import type { PdfRenderer } from '@mumaris/kit/pdf/pdf-renderer';
import type { Invoices } from '../../invoices';
import type { OpenItems, Payments } from '../../payments';
import type { Refunds } from '../../refunds';
import type { PaperRules } from '../domain/paper-rules';
import type { TicketOffice } from '../domain/ticket';

type EInvoiceKind = 'INVOICE' | 'CREDIT_NOTE';

/** What another feature keeps of e-invoices, by the invoice or the refund. */
interface EInvoiceBook {
  among(kind: EInvoiceKind, ids: readonly string[]): Promise<ReadonlySet<string>>;
  find(kind: EInvoiceKind, id: string): Promise<{ readonly number: string; readonly xml: string } | undefined>;
}

/** What the use cases work with. */
export interface Deps {
  readonly invoices: Pick<Invoices, 'findMany' | 'ofAccount' | 'numbersOf'>;
  readonly payments: Pick<Payments, 'findMany' | 'notApplied' | 'in' | 'countIn'>;
  readonly openItems: Pick<OpenItems, 'in' | 'countIn'>;
  readonly refunds: Pick<Refunds, 'findMany' | 'ofAccount' | 'in' | 'countIn'>;
  /** The e-invoices of invoices and refunds. */
  readonly eInvoices: EInvoiceBook;
  readonly tickets: TicketOffice;
  readonly renderer: PdfRenderer;
  readonly rules: PaperRules;
  /** Where the public reaches the addresses of documents. */
  readonly papersUrl: string;
  readonly clock: Clock;
}

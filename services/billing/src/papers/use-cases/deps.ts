import type { Clock } from '@mumaris/kit/clock';
import type { PdfRenderer } from '@mumaris/kit/pdf/pdf-renderer';
import type { Invoices } from '../../invoices';
import type { OpenItems, Payments } from '../../payments';
import type { Refunds } from '../../refunds';
import type { PaperRules } from '../domain/paper-rules';
import type { TicketOffice } from '../domain/ticket';

/** What the use cases work with. */
export interface Deps {
  readonly invoices: Pick<Invoices, 'findMany' | 'ofAccount' | 'numbersOf'>;
  readonly payments: Pick<Payments, 'findMany' | 'notApplied' | 'in' | 'countIn'>;
  readonly openItems: Pick<OpenItems, 'in' | 'countIn'>;
  readonly refunds: Pick<Refunds, 'findMany' | 'ofAccount' | 'in' | 'countIn'>;
  readonly tickets: TicketOffice;
  readonly renderer: PdfRenderer;
  readonly rules: PaperRules;
  /** Where the public reaches the addresses of documents. */
  readonly papersUrl: string;
  readonly clock: Clock;
}

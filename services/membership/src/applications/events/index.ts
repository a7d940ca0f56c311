import type { EventHandler } from '@mumaris/kit/events/handler';
import type { Deps } from '../use-cases/deps';
import { onInvoiceExpired } from './on-invoice-expired';
import { onInvoiceIssued } from './on-invoice-issued';
import { onInvoicePaid } from './on-invoice-paid';
import { onInvoiceWaived } from './on-invoice-waived';
import { onRefundApproved } from './on-refund-approved';

/** What this service does when another says something. */
export const createHandlers = (deps: Deps): EventHandler[] => [
  onInvoiceIssued(deps),
  onInvoicePaid(deps),
  onInvoiceWaived(deps),
  onInvoiceExpired(deps),
  onRefundApproved(deps),
];

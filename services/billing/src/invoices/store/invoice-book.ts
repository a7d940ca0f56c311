import { fromStored } from '@mumaris/kit/mongo/aggregate-store';
import type { Connection } from 'mongoose';
import { type Book, bookOf, type PostingRules } from '../../ledger';
import { bookedInvoice } from '../domain/booked-invoice';
import type { Invoice } from '../domain/invoice';
import { invoiceModel, type InvoiceRow } from './invoice.model';

/** All invoices, for the verification of the ledger (BIL-10). */
export const invoiceBook = (connection: Connection, rules: PostingRules): Book =>
  bookOf<InvoiceRow>(invoiceModel(connection), ['INVOICE_ISSUED', 'INVOICE_CLOSED', 'INVOICE_REOPENED'], (row) =>
    bookedInvoice(fromStored<Invoice>(row), rules),
  );

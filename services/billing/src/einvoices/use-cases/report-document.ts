import { randomUUID } from 'node:crypto';
import type { Clock } from '@mumaris/kit/clock';
import { createLine } from '@mumaris/kit/mongo/line';
import type { Invoices } from '../../invoices';
import type { PaperRules } from '../../papers';
import type { Refunds } from '../../refunds';
import { makeEInvoice } from '../domain/einvoice';
import { type DocumentKind, documentOfInvoice, documentOfRefund, type TaxDocument } from '../domain/tax-document';
import type { InvoiceSigner } from '../domain/invoice-signer';
import type { EInvoices } from '../store/einvoice.repository';

export interface Deps {
  readonly invoices: Pick<Invoices, 'findMany'>;
  readonly refunds: Pick<Refunds, 'findMany'>;
  readonly eInvoices: EInvoices;
  readonly rules: PaperRules;
  readonly signer: InvoiceSigner | undefined;
  readonly clock: Clock;
}

/** What is to be reported. */
export interface Reported {
  readonly kind: DocumentKind;
  readonly id: string;
}

/** As many others as may come between at most, from other processes; then the task is tried again. */
const mostRaces = 50;

/** Makes the e-invoice of a paid invoice or a paid-out refund, once, behind the last one (BIL-11). @throws where too many others came between */
export const reportDocument = ({ invoices, refunds, eInvoices, rules, signer, clock }: Deps) => {
  const ofRefund = async (id: string): Promise<TaxDocument | undefined> => {
    const [refund] = await refunds.findMany([id]);
    const [invoice] = await invoices.findMany(refund?.invoiceId ? [refund.invoiceId] : []);
    return refund && invoice && documentOfRefund(refund, invoice);
  };
  const ofInvoice = async (id: string): Promise<TaxDocument | undefined> => {
    const [invoice] = await invoices.findMany([id]);
    return invoice && documentOfInvoice(invoice);
  };
  const documents: Readonly<Record<DocumentKind, (id: string) => Promise<TaxDocument | undefined>>> = {
    INVOICE: ofInvoice,
    CREDIT_NOTE: ofRefund,
  };
  const report = async ({ kind, id }: Reported): Promise<void> => {
    const document = await documents[kind](id);
    for (let race = 0; document && race < mostRaces; race++) {
      if ((await eInvoices.among(kind, [id])).has(id)) return;
      const made = { id, uuid: randomUUID(), at: clock.now() };
      if (await eInvoices.append(await makeEInvoice(document, await eInvoices.last(), made, rules, signer))) return;
    }
    if (document) throw new Error(`${mostRaces} other e-invoices came before that of ${kind} ${id}`);
  };
  // One after another within a process: each stands behind the one before.
  const line = createLine();
  return (reported: Reported): Promise<void> => line.enter('chain', () => report(reported));
};

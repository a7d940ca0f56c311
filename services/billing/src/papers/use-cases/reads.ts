import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { batchOne } from '@mumaris/kit/batch';
import { minutesAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { FinanceExport } from '@mumaris/schemas';
import { type Invoice } from '../../invoices';
import type { Refund } from '../../refunds';
import { assertPeriod, type Period } from '../domain/statement';
import type { OpenPeriod, Wanted } from '../domain/ticket';
import type { Deps } from './deps';
import { assertExport } from './read-export';
import { readStatement } from './read-statement';

/** An address at which a document is read. */
export interface PdfAddress {
  readonly url: string;
  readonly expiresAt: Date;
}

/** What one request reads of documents: their addresses; who may is said of their fields (BIL-11). */
export const createPaperReads = (deps: Deps, caller: Caller) => {
  const { tickets, papersUrl, rules, clock, eInvoices } = deps;
  const reported = (kind: 'INVOICE' | 'CREDIT_NOTE') =>
    batchOne(
      async (ids: readonly string[]) => [...(await eInvoices.among(kind, ids))],
      (id) => id,
    );
  const [reportedInvoices, reportedRefunds] = [reported('INVOICE'), reported('CREDIT_NOTE')];
  const addressOf = (wanted: Wanted, ownerId: string | null): PdfAddress => {
    const expiresAt = minutesAfter(clock.now(), rules.papers.linkMinutes);
    const readerId = accountOf(caller);
    const ticket = tickets.write({ wanted, readerId, until: expiresAt.getTime(), isStaff: readerId !== ownerId });
    return { url: `${papersUrl}/papers?ticket=${ticket}`, expiresAt };
  };
  return {
    invoice: ({ id, accountId }: Invoice) => addressOf({ of: 'INVOICE', invoiceId: id }, accountId),
    receipt: ({ id, accountId, receipt }: Invoice) => receipt && addressOf({ of: 'RECEIPT', invoiceId: id }, accountId),
    creditNote: ({ id, accountId, creditNote }: Refund) =>
      creditNote && addressOf({ of: 'CREDIT_NOTE', refundId: id }, accountId),
    eInvoice: async ({ id, accountId }: Invoice) =>
      (await reportedInvoices.load(id)) ? addressOf({ of: 'E_INVOICE', invoiceId: id }, accountId) : null,
    eCreditNote: async ({ id, accountId }: Refund) =>
      (await reportedRefunds.load(id)) ? addressOf({ of: 'E_CREDIT_NOTE', refundId: id }, accountId) : null,
    /** A table of finance as a file. @throws RuleViolation EXPORT_DAYS_CROSSED, EXPORT_TOO_LONG */
    export: async (table: FinanceExport, period: OpenPeriod): Promise<PdfAddress> => {
      const { from, until } = period;
      if (from && until && from > until) throw new RuleViolation('EXPORT_DAYS_CROSSED', {}, 'until');
      await assertExport(table, period, deps);
      return addressOf({ of: 'EXPORT', table, period }, null);
    },
    /**
     * The statement of the caller's account or, for finance, of any.
     * @throws RuleViolation NOT_FOUND, STATEMENT_DAYS_CROSSED, STATEMENT_TOO_LONG
     */
    statement: async (period: Period, named: string | null): Promise<PdfAddress> => {
      const own = accountOf(caller);
      const accountId = named ?? own;
      if (accountId !== own && !caller.roles.includes('FINANCE')) throw new RuleViolation('NOT_FOUND', {}, 'accountId');
      assertPeriod(period);
      await readStatement(deps)(accountId, period);
      return addressOf({ of: 'STATEMENT', accountId, period }, accountId);
    },
  };
};

export type PaperReads = ReturnType<typeof createPaperReads>;

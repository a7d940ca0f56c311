import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import type { Platform } from '@mumaris/kit/service';
import type { Connection } from 'mongoose';
import { eInvoiceRepository } from './einvoices/store/einvoice.repository';
import { exemptionRepository } from './exemptions/store/exemption.repository';
import { carryOutExemption } from './exemptions/use-cases/carry-out';
import type { Deps as ExemptionDeps } from './exemptions/use-cases/deps';
import { feeScheduleShape } from './fees/rules/fee-schedule';
import { scheduleRepository } from './fees/store/schedule.repository';
import { adoptSchedule } from './fees/use-cases/adopt-schedule';
import { feesOfService, readFees } from './fees/use-cases/read-fees';
import type { IssuingRules } from './invoices/domain/issue-invoice';
import { paymentRulesShape } from './invoices/rules/payment-rules';
import { invoiceBook } from './invoices/store/invoice-book';
import { invoiceRepository } from './invoices/store/invoice.repository';
import { knownApplicationRepository } from './invoices/store/known-application.repository';
import { sequences } from './invoices/store/sequences';
import type { Deps as InvoiceDeps } from './invoices/use-cases/deps';
import { expireInvoice } from './invoices/use-cases/expire-invoice';
import { issueInvoice } from './invoices/use-cases/issue-invoice';
import { readAgeing } from './invoices/use-cases/read-ageing';
import { pastDueInvoices } from './invoices/use-cases/past-due-invoices';
import { invoicesToRemind, remindOfInvoice } from './invoices/use-cases/remind';
import { takeSubmission } from './invoices/use-cases/take-submission';
import { chartOfAccountsShape } from './ledger/rules/chart-of-accounts';
import { createChain } from './ledger/store/chain';
import { ledgerDatabaseOf } from './ledger/store/ledger-database';
import { createLedgerWalk } from './ledger/store/ledger-walk';
import { ledgerRepository } from './ledger/store/ledger.repository';
import { createPages } from './ledger/store/pages';
import { createSums } from './ledger/store/sums';
import type { Deps as LedgerDeps } from './ledger/use-cases/deps';
import { readFinanceDay } from './ledger/use-cases/read-finance-day';
import { readStatement } from './ledger/use-cases/read-statement';
import { readTrialBalance } from './ledger/use-cases/read-trial-balance';
import { openItemRepository } from './payments/store/open-item.repository';
import { sealPostings } from './ledger/use-cases/seal-postings';
import { verifyLedger } from './ledger/use-cases/verify/verify-ledger';
import type { PaperRules } from './papers/domain/paper-rules';
import { assertTaxCodes, papersShape, sellerShape, taxesShape } from './papers/rules/paper-rules';
import { paymentBook } from './payments/store/payment-book';
import { paymentRepository } from './payments/store/payment.repository';
import { providerFeeds } from './payments/store/provider-feeds';
import { alignBill } from './payments/use-cases/align-bill';
import { askAfterPage, quietPages } from './payments/use-cases/ask-after-page';
import { askProvider } from './payments/use-cases/ask-provider';
import { declineCard } from './payments/use-cases/decline-card';
import type { Deps as PaymentDeps } from './payments/use-cases/deps';
import { forgoFee } from './payments/use-cases/forgo-fee';
import { endApplication } from './payments/use-cases/end-application';
import { matchablePayments, matchPayment } from './payments/use-cases/match-payment';
import { receivePayment } from './payments/use-cases/receive-payment';
import { receiveDispute } from './payments/use-cases/receive-dispute';
import { receiveRefund } from './refunds/use-cases/receive-refund';
import { refundRulesShape } from './refunds/rules/refund-rules';
import type { RefundRules } from './refunds/domain/refund';
import { refundBook } from './refunds/store/refund-book';
import { refundRepository } from './refunds/store/refund.repository';
import type { Deps as RefundDeps } from './refunds/use-cases/deps';
import { escalate, lapse, openOwedRefund } from './refunds/use-cases/due-refunds';
import { payCardBack } from './refunds/use-cases/pay-card-back';
import { refundOutlook } from './refunds/use-cases/refund-outlook';
import type { SettlementRules } from './settlement/domain/settlement-format';
import { settlementRulesShape } from './settlement/rules/settlement-rules';

/** All that finance can change without code. */
export interface BillingRules extends IssuingRules, PaperRules {
  /** The codes of the chart of accounts, in its order. */
  readonly chart: readonly string[];
  readonly refunds: RefundRules;
  readonly settlement: SettlementRules;
}

const folder = path.join(__dirname, '..', 'rules');

/** Reads and checks rules/*.yaml. @throws with the file and every place that is wrong */
export const loadBillingRules = (): BillingRules => {
  const { accounts, posting } = loadRules(path.join(folder, 'accounts.yaml'), chartOfAccountsShape);
  const fees = loadRules(path.join(folder, 'fees.yaml'), feeScheduleShape);
  const taxes = loadRules(path.join(folder, 'taxes.yaml'), taxesShape);
  assertTaxCodes(fees.fees, taxes);
  return {
    fees,
    payment: loadRules(path.join(folder, 'payment.yaml'), paymentRulesShape),
    refunds: loadRules(path.join(folder, 'refunds.yaml'), refundRulesShape),
    settlement: loadRules(path.join(folder, 'settlement.yaml'), settlementRulesShape),
    posting,
    chart: Object.keys(accounts),
    seller: loadRules(path.join(folder, 'seller.yaml'), sellerShape),
    taxes,
    papers: loadRules(path.join(folder, 'papers.yaml'), papersShape),
  };
};

/** Everything that billing keeps. @param ledgerDatabase its name, where it is not `<store>-ledger` */
export const createStores = (platform: Platform, ledgerDatabase?: string) => {
  const { connection } = platform;
  const database = ledgerDatabaseOf(connection, ledgerDatabase);
  const ledger = ledgerRepository(connection, database);
  return {
    database,
    ledger,
    schedules: scheduleRepository(connection),
    chain: createChain(connection, database),
    sums: createSums(connection),
    invoices: invoiceRepository(platform, ledger),
    payments: paymentRepository(platform, ledger),
    openItems: openItemRepository(connection),
    exemptions: exemptionRepository(platform),
    refunds: refundRepository(platform, ledger),
    eInvoices: eInvoiceRepository(connection),
    sequences: sequences(connection),
    applications: knownApplicationRepository(connection),
    feeds: providerFeeds(connection),
  };
};

export type Stores = ReturnType<typeof createStores>;

/** What use cases of any feature stand on. */
export type Deps = LedgerDeps & InvoiceDeps & PaymentDeps & RefundDeps & ExemptionDeps & Pick<Stores, 'schedules'>;

/** All that billing does, but for what its mutations do. */
export const createUseCases = (deps: Deps) => {
  const receive = receivePayment(deps);
  const decline = declineCard(deps);
  return {
    takeSubmission: takeSubmission(deps),
    issueInvoice: issueInvoice(deps),
    endApplication: endApplication(deps),
    forgoFee: forgoFee(deps),
    pastDueInvoices: pastDueInvoices(deps),
    expireInvoice: expireInvoice(deps),
    invoicesToRemind: invoicesToRemind(deps),
    remindOfInvoice: remindOfInvoice(deps),
    askProvider: askProvider(deps, receive),
    receivePayment: receive,
    matchablePayments: matchablePayments(deps),
    matchPayment: matchPayment(deps),
    declineCard: decline,
    quietPages: quietPages(deps),
    askAfterPage: askAfterPage(deps, { receivePayment: receive, declineCard: decline }),
    alignBill: alignBill(deps),
    carryOutExemption: carryOutExemption(deps),
    openOwedRefund: openOwedRefund(deps),
    escalateRefund: escalate(deps),
    lapseRefund: lapse(deps),
    payCardBack: payCardBack(deps),
    receiveRefund: receiveRefund(deps),
    receiveDispute: receiveDispute(deps),
    refundOutlook: refundOutlook(deps),
    adoptSchedule: adoptSchedule(deps),
    readFees: readFees(deps),
    feesOfService: feesOfService(deps)(['ADMINISTRATIVE', 'SERVICE']),
    furtherFees: feesOfService(deps)(['EXAM', 'LATE']),
    readFinanceDay: readFinanceDay(deps),
    readAgeing: readAgeing(deps),
    readTrialBalance: readTrialBalance(deps),
    sealPostings: sealPostings(deps),
  };
};

export type UseCases = ReturnType<typeof createUseCases>;

/** What an operator's command reads of the ledger, and holds it against. @param ledgerDatabase see `createStores` */
export const createLedgerReads = (connection: Connection, rules: BillingRules, ledgerDatabase?: string) => {
  const database = ledgerDatabaseOf(connection, ledgerDatabase);
  const deps = { ledger: ledgerRepository(connection, database), pages: createPages(connection, database), rules };
  const walk = createLedgerWalk(connection, database);
  const books = [
    invoiceBook(connection, rules.posting),
    paymentBook(connection, rules.posting),
    refundBook(connection, rules.posting),
  ];
  return {
    verify: (progress?: (said: string) => void) => verifyLedger({ connection, walk, books }, progress),
    readTrialBalance: readTrialBalance(deps),
    readStatement: readStatement(deps),
  };
};

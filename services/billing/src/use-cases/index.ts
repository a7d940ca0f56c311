import { alignBill } from './align-bill';
import { askProvider } from './ask-provider';
import { declineCard } from './decline-card';
import type { Deps } from './deps';
import { endApplication } from './end-application';
import { expireInvoice } from './expire-invoice';
import { issueInvoice } from './issue-invoice';
import { pastDueInvoices } from './past-due-invoices';
import { feesOfService, readFees } from './read-fees';
import { readTrialBalance } from './read-trial-balance';
import { receivePayment } from './receive-payment';

/** All that billing does. */
export const createUseCases = (deps: Deps) => {
  const receive = receivePayment(deps);
  return {
    issueInvoice: issueInvoice(deps),
    endApplication: endApplication(deps),
    pastDueInvoices: pastDueInvoices(deps),
    expireInvoice: expireInvoice(deps),
    askProvider: askProvider(deps, receive),
    receivePayment: receive,
    declineCard: declineCard(deps),
    alignBill: alignBill(deps),
    readFees: readFees(deps),
    feesOfService: feesOfService(deps),
    readTrialBalance: readTrialBalance(deps),
  };
};

export type UseCases = ReturnType<typeof createUseCases>;

import type { Clock } from '@mumaris/kit/clock';
import type { CallerContext } from '@mumaris/kit/server/start-subgraph';
import type { BillingRules, UseCases } from '../assemble';
import type { InvoiceReads } from '../invoices/use-cases/reads';
import type { ExemptionReads } from '../exemptions/use-cases/reads';
import type { RefundReads } from '../refunds/use-cases/reads';
import type { PaperReads } from '../papers/use-cases/reads';
import type { PaymentReads } from '../payments/use-cases/reads';
import type { SettlementReads } from '../settlement/use-cases/reads';

/** What the resolvers of one request work with; the reads live as long as it. */
export interface Context extends CallerContext {
  readonly useCases: UseCases;
  readonly invoices: InvoiceReads;
  readonly papers: PaperReads;
  readonly payments: PaymentReads;
  readonly refunds: RefundReads;
  readonly exemptions: ExemptionReads;
  readonly settlements: SettlementReads;
  readonly rules: BillingRules;
  readonly clock: Clock;
}

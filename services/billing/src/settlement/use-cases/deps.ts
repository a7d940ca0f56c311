import type { Clock } from '@mumaris/kit/clock';
import type { OpenItems, PaymentNotice, Payments, ProviderFeeds } from '../../payments';
import type { SettlementRules } from '../domain/settlement-format';
import type { TicketOffice } from '../domain/ticket';
import type { Settlements } from '../store/settlement.repository';
import type { StagedRows } from '../store/staged-rows';

/** What the use cases work with. */
export interface Deps {
  readonly settlements: Settlements;
  readonly stagedRows: StagedRows;
  readonly payments: Payments;
  readonly openItems: OpenItems;
  readonly feeds: ProviderFeeds;
  readonly rules: { readonly settlement: SettlementRules };
  readonly tickets: TicketOffice;
  /** The one that hears the notifications too: of one payment they go one after another. */
  receivePayment(notice: PaymentNotice): Promise<void>;
  /** Where the public reaches the addresses of uploads. */
  readonly settlementsUrl: string;
  readonly clock: Clock;
}

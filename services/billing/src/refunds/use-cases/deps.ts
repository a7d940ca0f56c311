import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import type { Connection } from '@mumaris/kit/mongo/connect';
import type { FeeSchedule } from '../../fees';
import type { Invoices, KnownApplications, Sequences } from '../../invoices';
import type { PostingRules } from '../../ledger';
import type { CardProvider, Payments } from '../../payments';
import type { RefundRules } from '../domain/refund';
import type { Refunds } from '../store/refund.repository';

/** What the use cases work with. */
export interface Deps {
  readonly connection: Connection;
  readonly refunds: Refunds;
  readonly invoices: Invoices;
  readonly payments: Payments;
  readonly applications: KnownApplications;
  readonly sequences: Sequences;
  readonly cards: CardProvider;
  readonly rules: { readonly refunds: RefundRules; readonly posting: PostingRules; readonly fees: FeeSchedule };
  readonly clock: Clock;
  readonly log: Logger;
}

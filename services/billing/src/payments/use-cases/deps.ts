import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import type { Connection } from '@mumaris/kit/mongo/connect';
import type { Invoices, KnownApplications, PaymentRules, Sequences } from '../../invoices';
import type { PostingRules } from '../../ledger';
import type { CardProvider } from '../providers/card-provider';
import type { SadadBiller } from '../providers/sadad-biller';
import type { OpenItems } from '../store/open-item.repository';
import type { Payments } from '../store/payment.repository';
import type { ProviderFeeds } from '../store/provider-feeds';

/** What the use cases work with. */
export interface Deps {
  readonly connection: Connection;
  readonly payments: Payments;
  readonly openItems: OpenItems;
  readonly feeds: ProviderFeeds;
  readonly invoices: Invoices;
  readonly applications: KnownApplications;
  readonly sequences: Sequences;
  readonly rules: { readonly payment: PaymentRules; readonly posting: PostingRules };
  readonly biller: SadadBiller;
  readonly cards: CardProvider;
  readonly clock: Clock;
  readonly log: Logger;
}

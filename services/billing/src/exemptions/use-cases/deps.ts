import type { Clock } from '@mumaris/kit/clock';
import type { Connection } from '@mumaris/kit/mongo/connect';
import type { FeeSchedule } from '../../fees';
import type { Invoices } from '../../invoices';
import type { PostingRules } from '../../ledger';
import type { Exemptions } from '../store/exemption.repository';

/** What the use cases work with. */
export interface Deps {
  readonly connection: Connection;
  readonly exemptions: Exemptions;
  readonly invoices: Invoices;
  readonly rules: { readonly posting: PostingRules; readonly fees: FeeSchedule };
  readonly clock: Clock;
}

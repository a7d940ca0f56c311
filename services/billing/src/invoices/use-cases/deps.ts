import type { Day } from '@mumaris/kit/calendar';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Waiver } from '../domain/invoice';
import type { Clock } from '@mumaris/kit/clock';
import type { IssuingRules } from '../domain/issue-invoice';
import type { Invoices } from '../store/invoice.repository';
import type { KnownApplications } from '../store/known-application.repository';
import type { Sequences } from '../store/sequences';

/** What is known of the payments of every provider, which invoices know nothing of. */
interface Feeds {
  /** Until when no payment of any provider is missing. */
  completeUpTo(): Promise<Date>;
  /** Has them asked at once, because something waits for it. */
  hurry(): Promise<void>;
}

/** What is known of exemptions from fees, of which invoices know nothing. */
interface Exempt {
  /** The exemption of an account from the fees of a service on a day, where there is one (BIL-06). */
  waiverOf(accountId: string, service: string, day: Day, tx: Transaction): Promise<Waiver | null>;
}

/** What the use cases work with. */
export interface Deps {
  readonly invoices: Invoices;
  readonly applications: KnownApplications;
  readonly sequences: Sequences;
  readonly feeds: Feeds;
  readonly exemptions: Exempt;
  readonly rules: IssuingRules;
  readonly clock: Clock;
}

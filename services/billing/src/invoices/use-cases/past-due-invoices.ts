import { hoursAfter } from '@mumaris/kit/calendar';
import type { Deps } from './deps';

/**
 * The open invoices whose time to pay is over, oldest first. They wait until no payment of their time is missing, so that who
 * paid in time is served however late we hear it, or a day at most while a provider does not answer (BIL-03, BIL-04).
 */
export const pastDueInvoices =
  ({ invoices, feeds, rules }: Deps) =>
  async (now: Date, limit: number): Promise<string[]> => {
    const complete = await feeds.completeUpTo();
    const longest = hoursAfter(now, -rules.payment.expiryWaitsAtMostHours);
    const upTo = Math.min(now.getTime(), Math.max(complete.getTime(), longest.getTime()));
    const due = await invoices.findPastDue(new Date(upTo), limit);
    if (!due.length && (await invoices.findPastDue(now, 1)).length) await feeds.hurry();
    return due;
  };

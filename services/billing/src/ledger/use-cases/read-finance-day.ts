import type { Day } from '@mumaris/kit/calendar';
import { type FinanceDay, financeDay } from '../domain/finance-day';
import type { PostingRules } from '../domain/ledger';
import type { Deps } from './deps';

/** What was booked on a day in Riyadh, for the finance department (BIL-10): by the kept sums of two days, never by its postings. */
export const readFinanceDay =
  ({ ledger, rules }: Pick<Deps, 'ledger'> & { readonly rules: { readonly posting: PostingRules } }) =>
  async (day: Day): Promise<FinanceDay> =>
    financeDay(day, await ledger.endsOf(day), rules.posting);

import { type Day, dayOf } from '@mumaris/kit/calendar';
import { type AgeingBand, ageingOf, bandEnds } from '../domain/ageing';
import type { Deps } from './deps';

/** The open invoices by how far their last day to pay is away, for the finance department (BIL-03, BIL-04). @param at today where it is not said */
export const readAgeing =
  ({ invoices, clock }: Pick<Deps, 'invoices' | 'clock'>) =>
  async (at: Day = dayOf(clock.now())): Promise<AgeingBand[]> =>
    ageingOf(await invoices.openByDue(bandEnds(at)));

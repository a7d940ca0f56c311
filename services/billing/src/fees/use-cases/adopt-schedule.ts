import { dayOf } from '@mumaris/kit/calendar';
import { faultsOfChange } from '../domain/schedule-change';
import type { Schedules } from '../store/schedule.repository';
import type { Deps } from './deps';

const shown = 20;

/**
 * Takes up the fee schedule that this process was started with (BIL-01).
 * @throws where it would change what is already issued, with the places: the service does not start
 */
export const adoptSchedule =
  ({ schedules, rules, clock }: Deps & { readonly schedules: Schedules }) =>
  async (): Promise<void> => {
    const before = await schedules.latest();
    const faults = before ? faultsOfChange(before, rules.fees, dayOf(clock.now())) : [];
    if (faults.length)
      throw new Error(`rules/fees.yaml changes what is already issued:\n${faults.slice(0, shown).join('\n')}`);
    await schedules.keep(rules.fees);
  };

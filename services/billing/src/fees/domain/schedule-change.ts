import { addDays, type Day } from '@mumaris/kit/calendar';
import { type Fee, type FeeSchedule, findFee } from './fees';

/** The part of a schedule that decides what is charged. */
export type Priced = Pick<FeeSchedule, 'version' | 'fees'>;

const asText = ({ service, kind, category, rank, amount, taxCode, validFrom, validTo }: Fee): string =>
  JSON.stringify([service, kind, category, rank, amount, taxCode, validFrom, validTo]);
const isSame = (before: Priced, after: Priced): boolean =>
  before.fees.map(asText).toSorted().join() === after.fees.map(asText).toSorted().join();

/** The days up to today on which one of two schedules begins to be another. */
const turns = (today: Day, ...schedules: readonly Priced[]): Day[] => {
  const fees = schedules.flatMap((schedule) => schedule.fees);
  const days = fees.flatMap(({ validFrom, validTo }) => [
    validFrom,
    ...(validTo === null ? [] : [addDays(validTo, 1)]),
  ]);
  return [...new Set([...days, today])].filter((day) => day <= today).toSorted();
};

/**
 * What speaks against putting a schedule in the place of another (BIL-01): it bears the other's version, or charges something else for a day that is
 * over or has begun, on which invoices may have been made. A fee where there was none before changes no invoice.
 */
export const faultsOfChange = (before: Priced, after: Priced, today: Day): string[] => {
  if (isSame(before, after)) return [];
  if (before.version === after.version) return [`version ${after.version} says something else than before: raise it`];
  const questions = [...before.fees, ...after.fees];
  return turns(today, before, after).flatMap((day) => [
    ...new Set(
      questions.flatMap((question) => {
        const [was, is] = [findFee(before.fees, question, day), findFee(after.fees, question, day)];
        const { service, kind } = question;
        const changed = was && (is?.amount !== was.amount || is.taxCode !== was.taxCode);
        return changed
          ? [`${service} ${kind} on ${day}: ${was.amount} was charged, and would be ${is?.amount ?? 'none'}`]
          : [];
      }),
    ),
  ]);
};

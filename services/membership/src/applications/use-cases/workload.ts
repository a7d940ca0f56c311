import { addDays, type Day, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Deps } from './deps';

/** Figures go back as far as this. */
const mostDays = 92;

/** What waits, and what each reviewer did since a day; the last 7 days where none is said, 92 at most. */
export const reviewWorkload =
  ({ workload, clock }: Pick<Deps, 'workload' | 'clock'>) =>
  async ({ since }: { since?: Day | null | undefined }) => {
    const today = dayOf(clock.now());
    const [usual, earliest] = [addDays(today, -7), addDays(today, -mostDays)];
    const asked = since ?? usual;
    const from = asked < earliest ? earliest : asked;
    const [services, reviewers] = await Promise.all([
      workload.ofServices(),
      workload.ofReviewers(endOfDay(addDays(from, -1))),
    ]);
    return { since: from, services, reviewers };
  };

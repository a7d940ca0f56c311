import { type Failure, failuresOf } from '@mumaris/kit/errors';

/** A row that is not taken, and why. */
export interface Refused {
  readonly number: number;
  readonly failures: readonly Failure[];
}

/** Does the work of each row; those that a rule refuses are named. */
export const sorted = <I extends { readonly number: number }, O>(items: readonly I[], work: (item: I) => O) => {
  const [done, refused]: [O[], Refused[]] = [[], []];
  for (const item of items)
    try {
      done.push(work(item));
    } catch (error) {
      const failures = failuresOf(error);
      if (!failures) throw error;
      refused.push({ number: item.number, failures });
    }
  return { done, refused };
};

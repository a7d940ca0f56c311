import { RuleViolation } from '@mumaris/kit/errors';

/** Lets `width` works run at a time and `queue` more wait. */
export interface Lanes {
  /** @throws RuleViolation TRY_AGAIN where too many wait already */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Work that costs much, such as hashing a password, must not take the whole machine, or all memory. */
export const createLanes = (width: number, queue: number): Lanes => {
  const waiting: (() => void)[] = [];
  let running = 0;
  const enter = async (): Promise<void> => {
    if (running < width) {
      running += 1;
      return;
    }
    if (waiting.length >= queue) throw new RuleViolation('TRY_AGAIN');
    // Who leaves hands the lane on, so that nobody overtakes.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    run: async (work) => {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
};

import { RuleViolation } from '@mumaris/kit/errors';

/** Lets `width` works run at a time and `queue` more wait. */
export interface Lanes {
  /** Says so at once where work would have no room, before anything else is done for it. @throws RuleViolation TRY_AGAIN */
  assertRoom(): void;
  /** @throws RuleViolation TRY_AGAIN where too many wait already */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Work that costs much, such as hashing a password, must not take the whole machine, or all memory. */
export const createLanes = (width: number, queue: number): Lanes => {
  const waiting: (() => void)[] = [];
  let running = 0;
  const assertRoom = () => {
    if (running >= width && waiting.length >= queue) throw new RuleViolation('TRY_AGAIN');
  };
  const enter = async (): Promise<void> => {
    if (running < width) {
      running += 1;
      return;
    }
    assertRoom();
    // Who leaves hands the lane on, so that nobody overtakes.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    assertRoom,
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

import { RuleViolation } from '@mumaris/kit/errors';

/** Lets a number of works run at a time and some more wait, each for a while. */
export interface Lanes {
  /** Says so at once where work would have no room, before anything else is done for it. @throws RuleViolation TRY_AGAIN */
  assertRoom(): void;
  /** @throws RuleViolation TRY_AGAIN where too many wait already, or its turn does not come in time */
  run<T>(work: () => Promise<T>): Promise<T>;
}

interface Size {
  /** Works that run at a time. */
  readonly width: number;
  /** Works that wait. */
  readonly queue: number;
  /** How long one waits at most. */
  readonly patienceMs: number;
}

/** Work that costs much, such as hashing a password, must not take the whole machine, or all memory, or for ever. */
export const createLanes = ({ width, queue, patienceMs }: Size): Lanes => {
  const waiting = new Set<() => void>();
  let running = 0;
  const assertRoom = () => {
    if (running >= width && waiting.size >= queue) throw new RuleViolation('TRY_AGAIN');
  };
  const turn = () =>
    new Promise<void>((resolve, reject) => {
      const come = () => {
        clearTimeout(patience);
        waiting.delete(come);
        resolve();
      };
      const patience = setTimeout(() => {
        waiting.delete(come);
        reject(new RuleViolation('TRY_AGAIN'));
      }, patienceMs);
      waiting.add(come);
    });
  const enter = async (): Promise<void> => {
    if (running < width) {
      running += 1;
      return;
    }
    assertRoom();
    // Who leaves hands the lane on, so that nobody overtakes.
    await turn();
  };
  const leave = () => {
    const [next] = waiting;
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

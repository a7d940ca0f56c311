/** Lets requests in, as many at once as are answered without waiting for the processor. */
export interface Admission {
  /** Whether nobody more would be let in. */
  isFull(this: void): boolean;
  /** Whether one more is let in; who was let in leaves again. */
  enter(this: void): boolean;
  leave(this: void): void;
  stop(this: void): void;
}

interface Bounds {
  /** How long what is ready may wait for the processor. */
  readonly maxWaitMs: number;
  /** So many at once are let in however busy it is, and no more however idle it is. */
  readonly fewest: number;
  readonly most: number;
}

const everyMs = 10;
const [less, more] = [0.9, 1.05];

/**
 * Watches how late a timer of this process is: that is how long a request that has arrived waits until it is looked at. While
 * it is longer than is good, fewer are let in at once; while it is short and all places are taken, more. What is over it is told so at once,
 * instead of making everybody wait.
 */
export const createAdmission = ({ maxWaitMs, fewest, most }: Bounds): Admission => {
  let running = 0;
  let places = Math.min(8 * fewest, most);
  let expected = performance.now() + everyMs;
  const look = () => {
    const now = performance.now();
    const waitMs = now - expected;
    expected = now + everyMs;
    if (waitMs > maxWaitMs) places = Math.max(fewest, Math.floor(Math.min(places, Math.max(running, fewest)) * less));
    else if (running >= places) places = Math.min(most, Math.ceil(places * more));
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return {
    isFull: () => running >= places,
    enter: () => {
      if (running >= places) return false;
      running += 1;
      return true;
    },
    leave: () => void (running -= 1),
    stop: () => clearInterval(timer),
  };
};

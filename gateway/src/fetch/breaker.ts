/** Whether a neighbour is asked at all, by how it answered before. */
export interface Breaker {
  /** In how many milliseconds it is looked at again, while it is not asked; undefined while it is. */
  awayForMs(this: void): number | undefined;
  /** Hears how a call ended. */
  heard(this: void, answered: boolean): void;
  stop(this: void): void;
}

/** So many calls in a row without an answer, and it is not asked any more. */
const maxFailures = 5;
const firstPauseMs = 500;
const longestPauseMs = 2_000;

/**
 * Spares callers the wait for a neighbour that does not answer: after a few such calls it is not asked any more, but looked at by
 * `probe`, with pauses that grow, until it answers again. So nobody's request is the one that finds out.
 * @param probe resolves where it answers, and rejects in its own time where it does not
 */
export const createBreaker = (probe: () => Promise<unknown>, tell: (isAway: boolean) => void): Breaker => {
  let failures = 0;
  let pauseMs = firstPauseMs;
  let nextLookAt: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const lookLater = () => {
    nextLookAt = Date.now() + pauseMs;
    timer = setTimeout(look, pauseMs);
    timer.unref();
  };
  const look = () => {
    probe().then(close, () => {
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
      if (!stopped) lookLater();
    });
  };
  const close = () => {
    failures = 0;
    nextLookAt = undefined;
    pauseMs = firstPauseMs;
    tell(false);
  };
  const open = () => {
    if (stopped) return;
    tell(true);
    lookLater();
  };
  return {
    awayForMs: () => (nextLookAt === undefined ? undefined : Math.max(nextLookAt - Date.now(), 0)),
    heard: (answered) => {
      if (nextLookAt !== undefined) return;
      failures = answered ? 0 : failures + 1;
      if (failures >= maxFailures) open();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};

import type { Clock } from '../clock';

export interface FixedClock extends Clock {
  /** Moves to an instant, as the sandbox does. */
  moveTo(instant: Date | string): void;
}

/** A clock that stands still until it is moved. */
export const fixedClock = (start: Date | string): FixedClock => {
  let instant = new Date(start);
  const listeners: (() => void)[] = [];
  return {
    now: () => new Date(instant),
    onJump: (listener) => void listeners.push(listener),
    moveTo: (next) => {
      instant = new Date(next);
      for (const listener of listeners) listener();
    },
  };
};

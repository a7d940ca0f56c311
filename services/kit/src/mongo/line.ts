import { AsyncLocalStorage } from 'node:async_hooks';
import { endsWithin } from '../within';

/** Lets those who want the same thing go one after another, in the order in which they came. */
export interface Line {
  enter<T>(id: string, work: () => Promise<T>): Promise<T>;
}

const patienceMs = 5_000;

/** Whether this work stands in a line already, of whichever store. */
const inside = new AsyncLocalStorage<true>();

/**
 * A courtesy within one process, and no lock: the store's versions keep changes apart. A hundred that race there lose
 * most of their tries; in a line each succeeds at its first. Nobody waits longer than a while, and who is inside
 * already does not wait for another, so that no two can wait for each other.
 */
export const createLine = (): Line => {
  const lasts = new Map<string, Promise<unknown>>();
  return {
    enter: async (id, work) => {
      if (inside.getStore()) return work();
      const before = lasts.get(id);
      const run = async () => {
        if (before) await endsWithin(before, patienceMs);
        return inside.run(true, work);
      };
      const turn = run();
      const end = turn.then(
        () => undefined,
        () => undefined,
      );
      lasts.set(id, end);
      try {
        return await turn;
      } finally {
        if (lasts.get(id) === end) lasts.delete(id);
      }
    },
  };
};

import type { Logger } from '../log';

/** The words of open lists that events had and this service did not know. */
export interface UnknownWords {
  note(word: string): void;
  /** How often each was met since the start; of words beyond the first hundred only how many there were. */
  counts(): ReadonlyMap<string, number>;
}

const maxWords = 100;
const others = 'others';

/** Counts them, and logs each once: a service that is older than its neighbour works on, and says what it misses. */
export const createUnknownWords = (log: Logger): UnknownWords => {
  const counts = new Map<string, number>();
  return {
    note: (word) => {
      const counted = counts.has(word) || counts.size < maxWords ? word : others;
      const before = counts.get(counted) ?? 0;
      counts.set(counted, before + 1);
      if (!before) log.warn({ word: counted }, 'an event has a word that this service does not know');
    },
    counts: () => counts,
  };
};

import { type Waiting, waitTogether } from './waiting';

/** Calls that are under way, so that one caller's like calls of one moment are made once. */
export interface SharedCalls<T> {
  /**
   * Joins a like call of the caller that has just begun, or makes it. Nobody joins another caller's.
   * @param make makes it for all who join
   */
  query(this: void, caller: string, call: string, waiting: Waiting, make: (all: Waiting) => Promise<T>): Promise<T>;
  /** Makes a call after which the caller's queries are no longer those of before: none joins one that began earlier. */
  mutation(this: void, caller: string, make: () => Promise<T>): Promise<T>;
}

/**
 * Only what began so short a time ago is joined: within it nobody has heard of a change of theirs that another process of the
 * gateway passed on, and asked again.
 */
const joinMs = 5;

interface UnderWay<T> {
  readonly answer: Promise<T>;
  readonly beganAt: number;
  join(this: void, one: Waiting): void;
}

/** Keeps a call for as long as it is under way, and no longer. */
export const shareCalls = <T>(now: () => number = () => performance.now()): SharedCalls<T> => {
  const callers = new Map<string, Map<string, UnderWay<T>>>();
  const callsOf = (caller: string) => {
    const calls = callers.get(caller) ?? new Map<string, UnderWay<T>>();
    callers.set(caller, calls);
    return calls;
  };
  return {
    query: (caller, call, waiting, make) => {
      const calls = callsOf(caller);
      const known = calls.get(call);
      const beganAt = now();
      if (known && beganAt - known.beganAt < joinMs) {
        known.join(waiting);
        return known.answer;
      }
      const { join, ...all } = waitTogether();
      join(waiting);
      const answer = make(all);
      const own = { answer, beganAt, join };
      calls.set(call, own);
      const end = () => {
        if (calls.get(call) === own) calls.delete(call);
        if (!calls.size && callers.get(caller) === calls) callers.delete(caller);
      };
      answer.then(end, end);
      return answer;
    },
    mutation: async (caller, make) => {
      try {
        return await make();
      } finally {
        callers.delete(caller);
      }
    },
  };
};

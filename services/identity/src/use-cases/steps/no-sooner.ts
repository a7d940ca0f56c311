import { setTimeout as pause } from 'node:timers/promises';

/** Lets work refuse no sooner than after `ms`, so that the time of a refusal does not tell what it found (IDN-07). */
export const refusingNoSooner = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
  const soonest = pause(ms);
  try {
    return await work();
  } catch (error) {
    await soonest;
    throw error;
  }
};

/** Lets work answer no sooner than after `ms`, whatever its end (IDN-05, IDN-09, IDN-10). */
export const noSooner = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
  const soonest = pause(ms);
  try {
    return await work();
  } finally {
    await soonest;
  }
};

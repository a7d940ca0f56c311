import { addressKey } from '@mumaris/kit/limits/address-key';
import { createLimiter, isUsedUp, type Limit, type Limiter, refused } from '@mumaris/kit/limits/limiter';
import type { Connection } from 'mongoose';
import { deviceKeyOf } from '../domain/device';
import type { Rules } from '../domain/rules';

type Limited = keyof Rules['limits'];

/** Whose tries are counted. */
interface Who {
  /** The account, client or other thing that is meant; left out where only the address counts. */
  readonly subject?: string;
  /** Left out where nobody is anonymous. */
  readonly address?: string;
  /** What the caller's software calls itself. */
  readonly device?: string;
}

/** Counts tries in the store, for all replicas together, before what is tried is judged (IDN-12). */
export interface Limits {
  /**
   * Takes one try of each limit. @returns how many the subject has left
   * @throws RuleViolation TOO_MANY_TRIES_HERE with the minutes to wait
   */
  take(what: Limited, who: Who): Promise<number>;
  /** Takes one try of a subject. @returns how many are left; undefined where there was none to take */
  takeOf(what: Limited, subject: string): Promise<number | undefined>;
  /** How many tries a subject has left now, with what was given back meanwhile. */
  leftOf(what: Limited, subject: string): Promise<number>;
  /** Gives a try back: it was right, or was never judged. */
  giveBack(what: Limited, who: Who): Promise<void>;
  /** Forgets a subject's tries. */
  forget(what: Limited, subject: string): Promise<void>;
  /** Gives a subject no try for some minutes. */
  block(what: Limited, subject: string, minutes: number): Promise<void>;
}

const createLimiters = (connection: Connection, rules: Rules['limits']) => {
  const limiter = (keyPrefix: string, limit: Limit) => createLimiter(connection, keyPrefix, limit);
  return Object.fromEntries(
    Object.entries(rules).map(([what, { perSubject, perAddress, perDevice }]) => [
      what,
      {
        subject: perSubject && limiter(`${what}/subject`, perSubject),
        address: perAddress && limiter(`${what}/address`, perAddress),
        device: perDevice && limiter(`${what}/device`, perDevice),
      },
    ]),
  ) as Record<Limited, Partial<Record<'subject' | 'address' | 'device', Limiter>>>;
};

export const createLimits = (connection: Connection, rules: Rules['limits']): Limits => {
  const limiters = createLimiters(connection, rules);
  const subjectLimiter = (what: Limited): Limiter => {
    const { subject } = limiters[what];
    if (!subject) throw new Error(`rules/limits.yaml counts no subject for ${what}`);
    return subject;
  };
  return {
    take: async (what, { subject, address, device }) => {
      try {
        if (address !== undefined) await limiters[what].address?.consume(addressKey(address));
        if (device !== undefined) await limiters[what].device?.consume(deviceKeyOf(device));
        if (subject === undefined) return Infinity;
        return (await subjectLimiter(what).consume(subject)).remainingPoints;
      } catch (error) {
        throw refused(error);
      }
    },
    takeOf: async (what, subject) => {
      try {
        return (await subjectLimiter(what).consume(subject)).remainingPoints;
      } catch (error) {
        if (isUsedUp(error)) return undefined;
        throw error;
      }
    },
    leftOf: async (what, subject) => {
      const limiter = subjectLimiter(what);
      return (await limiter.get(subject))?.remainingPoints ?? limiter.points;
    },
    giveBack: async (what, { subject, address, device }) => {
      if (address !== undefined) await limiters[what].address?.reward(addressKey(address));
      if (device !== undefined) await limiters[what].device?.reward(deviceKeyOf(device));
      if (subject !== undefined) await limiters[what].subject?.reward(subject);
    },
    forget: async (what, subject) => {
      await subjectLimiter(what).delete(subject);
    },
    block: async (what, subject, minutes) => {
      await subjectLimiter(what).block(subject, minutes * 60);
    },
  };
};

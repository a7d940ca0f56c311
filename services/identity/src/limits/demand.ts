import { addressKey } from '@mumaris/kit/limits/address-key';
import { createLimiter, isUsedUp } from '@mumaris/kit/limits/limiter';
import type { Connection } from 'mongoose';
import { doublingsOf } from '../domain/doublings';
import type { Rules } from '../domain/rules';

/** How many puzzles are asked for, by one address network and by all, for all replicas together (IDN-03). */
export interface Demand {
  /** Counts one more puzzle for an address. @returns how often it doubles, by whichever of the two asks it the harder */
  doublingsFor(address: string): Promise<number>;
}

export const createDemand = (connection: Connection, { harder }: Rules['human']['puzzle']): Demand => {
  const { windowMinutes, doublingsAtMost: atMost } = harder;
  const counterOf = (name: string, free: number) => {
    // More than these change nothing any longer, so a replica that saw as many stops asking the store: a flood writes little.
    const points = free * 2 ** atMost;
    const limit = { points, minutes: windowMinutes };
    const limiter = createLimiter(connection, `humanPuzzle/${name}`, limit, { inMemoryBlockOnConsumed: points });
    return async (key: string): Promise<number> => {
      try {
        return doublingsOf((await limiter.consume(key)).consumedPoints, { free, atMost });
      } catch (error) {
        if (isUsedUp(error)) return atMost;
        throw error;
      }
    };
  };
  const ofNetwork = counterOf('network', harder.freePerNetwork);
  const ofAll = counterOf('all', harder.freeOverall);
  return {
    doublingsFor: async (address) => Math.max(...(await Promise.all([ofNetwork(addressKey(address)), ofAll('all')]))),
  };
};

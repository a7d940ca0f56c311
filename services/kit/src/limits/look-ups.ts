import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Caller } from '../auth/caller';
import { addressKey } from './address-key';
import { type Counted, createLimiter, isUsedUp, type Limit, refused } from './limiter';
import type { LookUpRules } from './look-up-rules';
import type { RateLimitFields } from './rate-limit-fields';

/** Who looks up, and where the answer says what was counted. */
export interface Asker {
  readonly caller: Caller;
  readonly rateLimit: RateLimitFields;
}

/** Counts the look-ups of one kind, before they are carried out and whether or not there is what is looked up (IDN-12). */
export interface LookUps {
  /** Takes one look-up of a number, as its reader gives it. @throws RuleViolation TOO_MANY_TRIES_HERE */
  take(number: string, asker: Asker): Promise<void>;
  /** Gives back what was taken of the number: whoever asked did not guess. */
  giveBack(number: string, asker: Asker): Promise<void>;
}

/** What was typed may be long, and is nobody's to keep. */
const keyOf = (number: string) => createHash('sha256').update(number).digest('base64url');

/** Of one kind of look-up. */
const lookUpsOf = (connection: Connection, name: string, rules: LookUpRules): LookUps => {
  const limiterOf = (what: keyof LookUpRules) => createLimiter(connection, `${name}/${what}`, rules[what]);
  const ofAddress = limiterOf('perAddress');
  const fromHere = limiterOf('perNumberFromHere');
  const ofNumber = limiterOf('perNumber');
  const keysOf = (number: string, { caller: { address } }: Asker) => {
    const [network, key] = [addressKey(address), keyOf(number)];
    return { network, key, here: `${key}/${network}` };
  };
  /** What counts what somebody did, and not what others did, is told. */
  const tell = async (policy: string, limit: Limit, { rateLimit }: Asker, counting: Promise<Counted>) => {
    try {
      const counted = await counting;
      rateLimit.counted(policy, limit, counted);
      return counted;
    } catch (error) {
      if (isUsedUp(error)) rateLimit.counted(policy, limit, error);
      throw error;
    }
  };
  return {
    take: async (number, asker) => {
      const { network, key, here } = keysOf(number, asker);
      try {
        await tell(`${name}-address`, rules.perAddress, asker, ofAddress.consume(network));
        const counted = await tell(`${name}-number`, rules.perNumberFromHere, asker, fromHere.consume(here));
        // However many strangers use a number up, whoever asks for it first from here is answered: nobody is locked out.
        const isFirst = counted.consumedPoints <= 1;
        await ofNumber.consume(key).catch((error: unknown) => {
          if (!isFirst || !isUsedUp(error)) throw error;
        });
      } catch (error) {
        if (isUsedUp(error)) asker.rateLimit.refused(error);
        throw refused(error);
      }
    },
    giveBack: async (number, asker) => {
      const { key, here } = keysOf(number, asker);
      await Promise.all([fromHere.reward(here), ofNumber.reward(key)]);
    },
  };
};

/** Counts look-ups in the store, for all replicas together. */
export const createLookUps = <N extends string>(
  connection: Connection,
  rules: Readonly<Record<N, LookUpRules>>,
): Readonly<Record<N, LookUps>> =>
  Object.fromEntries(
    Object.entries<LookUpRules>(rules).map(([name, ofName]) => [name, lookUpsOf(connection, name, ofName)]),
  ) as Record<N, LookUps>;

import { dayOf } from '@mumaris/kit/calendar';
import { end, type Exception, isInForce, reversalOf, statusesInForce } from '../domain/exception';
import type { Deps } from './deps';
import { kindsOf } from './kinds';

/** What a sweep is told of a record and its exception. */
const keyOf = (exception: Exception, recordId: string) => `${exception.id} ${recordId}`;
const partsOf = (key: string) => key.split(' ') as [exceptionId: string, recordId: string];

type FindRecords = (exception: Exception, limit: number) => Promise<string[]>;

/** The records of exceptions one after another, until there are enough. */
const recordsOf = async (exceptions: readonly Exception[], find: FindRecords, limit: number): Promise<string[]> => {
  const keys: string[] = [];
  for (const exception of exceptions) {
    if (keys.length >= limit) break;
    const found = await find(exception, limit - keys.length);
    keys.push(...found.map((id) => keyOf(exception, id)));
  }
  return keys;
};

/** The records that exceptions in force have still to reach, also those that came into their scope just now (MEM-36). */
export const findToApply = (deps: Deps) => {
  const kinds = kindsOf(deps);
  return async (now: Date, limit: number): Promise<string[]> => {
    const today = dayOf(now);
    const running = await deps.exceptions.running(statusesInForce, today);
    const inForce = running.filter((exception) => isInForce(exception, today));
    return recordsOf(inForce, (exception, most) => kinds[exception.kind].findToApply(exception, most), limit);
  };
};

/** Carries an exception out on one record, if it is in force still. */
export const applyToRecord = (deps: Deps) => {
  const kinds = kindsOf(deps);
  const { exceptions, clock } = deps;
  return async (key: string): Promise<void> => {
    const [exceptionId, recordId] = partsOf(key);
    const exception = await exceptions.get(exceptionId);
    if (isInForce(exception, dayOf(clock.now()))) await kinds[exception.kind].apply(exception, recordId);
  };
};

/** The records that reversals have still to reach (MEM-36). */
export const findToTakeOff = (deps: Deps) => {
  const kinds = kindsOf(deps);
  const { exceptions, exceptionRules } = deps;
  return async (now: Date, limit: number): Promise<string[]> => {
    const reversed = await exceptions.running(['REVERSED'], dayOf(now));
    const find: FindRecords = async (exception, most) => {
      const reversal = reversalOf(exception, exceptionRules);
      return reversal ? kinds[exception.kind].findToTakeOff(exception, reversal, most) : [];
    };
    return recordsOf(reversed, find, limit);
  };
};

/** Takes a reversed exception off one record. */
export const takeOffRecord = (deps: Deps) => {
  const kinds = kindsOf(deps);
  const { exceptions, exceptionRules } = deps;
  return async (key: string): Promise<void> => {
    const [exceptionId, recordId] = partsOf(key);
    const exception = await exceptions.get(exceptionId);
    const reversal = reversalOf(exception, exceptionRules);
    if (reversal) await kinds[exception.kind].takeOff(exception, reversal, recordId);
  };
};

/** Ends an exception whose last day is over. */
export const endException =
  ({ exceptions, clock }: Pick<Deps, 'exceptions' | 'clock'>) =>
  (exceptionId: string) =>
    exceptions.update(exceptionId, (exception) => end(exception, clock.now()));

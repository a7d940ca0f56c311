import { dayOf } from '@mumaris/kit/calendar';
import { type Exception, isInForce, statusesInForce } from '../domain/exception';
import type { Deps } from './deps';

/** The exceptions in force today (MEM-36). */
export const exceptionsInForce = async ({
  exceptions,
  clock,
}: Pick<Deps, 'exceptions' | 'clock'>): Promise<Exception[]> => {
  const today = dayOf(clock.now());
  const running = await exceptions.running(statusesInForce, today);
  return running.filter((exception) => isInForce(exception, today));
};

/** The requirements that do not apply today, and to whom. */
export const liftedToday = async (deps: Pick<Deps, 'exceptions' | 'clock'>) =>
  (await exceptionsInForce(deps)).flatMap(({ id: exceptionId, requirement, reason: why, scope }) =>
    requirement === null ? [] : [{ exceptionId, requirement, why, scope }],
  );

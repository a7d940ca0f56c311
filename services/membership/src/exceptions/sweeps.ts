import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import { applyToRecord, endException, findToApply, findToTakeOff, takeOffRecord } from './use-cases/carry-out';
import type { Deps } from './use-cases/deps';

/** Exceptions carried out on records, taken off them, and over by themselves (MEM-36). */
export const createExceptionSweeps = (log: Logger, deps: Deps) => {
  const { clock } = deps;
  return [
    createSweep({ name: 'exceptions', clock, log, findDue: findToApply(deps), apply: applyToRecord(deps) }),
    createSweep({ name: 'reversed exceptions', clock, log, findDue: findToTakeOff(deps), apply: takeOffRecord(deps) }),
    createSweep({
      name: 'exceptions that are over',
      clock,
      log,
      findDue: deps.exceptions.findOver,
      apply: endException(deps),
    }),
  ];
};

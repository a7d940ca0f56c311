import type { Clock } from '@mumaris/kit/clock';
import { StoreBusy } from '@mumaris/kit/mongo/faults';
import { endsWithin } from '@mumaris/kit/within';
import { type ExamRules, examOf } from '../domain/exam-rules';
import { assertFree, hasSeat, type Sitting } from '../domain/sitting';
import type { Sittings } from '../store/sitting.repository';

/** Whoever waits longer, or takes longer to book, holds nobody up. */
const patienceMs = 20_000;

interface Waiting {
  readonly applicationId: string;
  readonly since: number;
  readonly turn: PromiseWithResolvers<void>;
  readonly done: PromiseWithResolvers<void>;
}

export interface SeatLine {
  /** @throws RuleViolation NOT_FOUND, SITTING_CLOSED, SITTING_FULL; StoreBusy */
  enter<T>(sittingId: string, applicationId: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Those of one process who want a seat of one sitting go one after another, so that the store never sees more than one try a replica at a time.
 * Before each try the sitting is read once for all who wait, and all who find no place in it are refused by that one read (MEM-54).
 */
export const createSeatLine = (deps: {
  readonly sittings: Pick<Sittings, 'get'>;
  readonly examRules: ExamRules;
  readonly clock: Pick<Clock, 'now'>;
}): SeatLine => {
  const { sittings, examRules, clock } = deps;
  const lines = new Map<string, Waiting[]>();

  const assertGoesOn = ({ applicationId, since }: Waiting, sitting: Sitting) => {
    if (performance.now() - since > patienceMs) throw new StoreBusy('the line before a sitting was too long');
    // Who has a seat is told so again.
    if (!hasSeat(sitting, applicationId))
      assertFree(sitting, applicationId, examOf(sitting.exam, examRules), clock.now());
  };
  const staysIn = (sitting: Sitting) => (one: Waiting) => {
    try {
      assertGoesOn(one, sitting);
      return true;
    } catch (error) {
      one.turn.reject(error);
      return false;
    }
  };

  /** Who comes while the sitting is read is judged by the next read, which begins after they came. */
  const round = async (sittingId: string, line: Waiting[]) => {
    const here = line.splice(0);
    const refuse = (error: unknown) => {
      for (const { turn } of here) turn.reject(error);
    };
    const sitting = await sittings.get(sittingId).catch(refuse);
    if (!sitting) return;
    const [next, ...others] = here.filter(staysIn(sitting));
    if (!next) return;
    line.unshift(...others);
    next.turn.resolve();
    await endsWithin(next.done.promise, patienceMs);
  };
  const serve = async (sittingId: string, line: Waiting[]) => {
    lines.set(sittingId, line);
    while (line.length) await round(sittingId, line);
    lines.delete(sittingId);
  };

  return {
    enter: async (sittingId, applicationId, work) => {
      const turn = Promise.withResolvers<void>();
      const done = Promise.withResolvers<void>();
      const one: Waiting = { applicationId, since: performance.now(), turn, done };
      const line = lines.get(sittingId);
      if (line) line.push(one);
      else void serve(sittingId, [one]);
      try {
        await turn.promise;
        return await work();
      } finally {
        done.resolve();
      }
    },
  };
};

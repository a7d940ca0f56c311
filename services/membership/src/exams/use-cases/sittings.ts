import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Text } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { untilNumberIsFree } from '@mumaris/kit/mongo/faults';
import { allRead } from '@mumaris/kit/text/reading';
import { changeCapacity, createSitting, type Sitting, voidSitting } from '../domain/sitting';
import { readReason } from '../domain/reason';
import type { Deps as AllDeps } from './deps';

type Deps = Pick<AllDeps, 'sittings' | 'examRules' | 'clock'>;

interface Planned {
  readonly caller: Caller;
  readonly exam: string;
  readonly centre: string;
  readonly startsAt: Date;
  readonly capacity: number;
}

/** An examiner creates a sitting (MEM-54). @throws RuleViolation UNKNOWN_EXAM, UNKNOWN_CENTRE, SITTING_CAPACITY, SITTING_START */
export const createExamSitting =
  ({ sittings, examRules, clock }: Deps) =>
  async ({ caller, exam, centre, startsAt, capacity }: Planned): Promise<Sitting> => {
    const plan = { exam, centre, startsAt, capacity };
    const by = accountOf(caller);
    return untilNumberIsFree(() => {
      const named = { id: newId('sit'), number: newNumber('S') };
      return sittings.insert(createSitting({ ...named, plan, by }, examRules, clock.now()));
    });
  };

/** An examiner gives a sitting more seats, or fewer (MEM-54). @throws RuleViolation NOT_FOUND, SITTING_OVER, SITTING_CAPACITY */
export const changeSittingCapacity =
  ({ sittings, examRules, clock }: Deps) =>
  ({ sittingId, capacity }: { readonly sittingId: string; readonly capacity: number }) =>
    sittings.update(sittingId, (sitting) => changeCapacity(sitting, capacity, examRules, clock.now()));

interface Voiding {
  readonly caller: Caller;
  readonly sittingId: string;
  readonly reason: Text;
}

/** An examiner voids a sitting (MEM-54). @throws RuleViolation NOT_FOUND, SITTING_VOIDED, TEXT_ARABIC, TEXT_ENGLISH, TOO_SHORT */
export const voidExamSitting =
  ({ sittings, examRules, clock }: Deps) =>
  ({ caller, sittingId, reason: written }: Voiding) => {
    const reason = allRead(readReason(written, examRules, 'reason'));
    return sittings.update(sittingId, (sitting) =>
      voidSitting(sitting, { reason, by: accountOf(caller) }, clock.now()),
    );
  };

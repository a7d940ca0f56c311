import { book, cancelBooking, moveBooking, stopWaiting, waitFor } from '../domain/booking';
import type { Candidacy } from '../domain/candidacy';
import { joinWaitingList, takeSeat } from '../domain/sitting';
import type { Deps } from './deps';
import { leaveSitting } from './leave-sitting';
import { assertEligible, type OwnCommand, ownCandidacy } from './own-candidacy';

type SeatCommand = OwnCommand & { readonly sittingId: string };

/**
 * Books a seat, under its sitting's version and in one transaction: nothing is left half done by a process that dies (MEM-53, MEM-54).
 * @throws RuleViolation NOT_FOUND, ELIGIBILITY_NEEDED, and what the domain refuses
 */
export const bookExam = (deps: Deps) => {
  const { sittings, candidacies, examRules: rules, clock, transact, seatLine } = deps;
  return ({ sittingId, ...command }: SeatCommand): Promise<Candidacy> =>
    seatLine.enter(sittingId, command.applicationId, async () => {
      const own = await ownCandidacy(deps, command);
      if (own.booking?.sittingId === sittingId) return own;
      await assertEligible(deps, own);
      return transact(async (tx) => {
        const sitting = await sittings.update(sittingId, (before) => takeSeat(before, own, rules, clock.now()), tx);
        const { waitingFor } = await candidacies.get(own.id, tx);
        if (waitingFor && waitingFor !== sittingId) await leaveSitting(deps, waitingFor, own, tx);
        return candidacies.update(
          own.id,
          (candidacy) => {
            const { state, events = [] } = book(candidacy, sitting, rules, clock.now());
            return { state: state === candidacy ? state : { ...state, waitingFor: null }, events };
          },
          tx,
        );
      });
    });
};

/** Moves a booking: never without a seat in between (MEM-54). @throws RuleViolation NOT_FOUND, NOT_BOOKED, and what the domain refuses */
export const moveExamBooking = (deps: Deps) => {
  const { sittings, candidacies, examRules: rules, clock, transact, seatLine } = deps;
  return ({ sittingId, ...command }: SeatCommand): Promise<Candidacy> =>
    seatLine.enter(sittingId, command.applicationId, async () => {
      const own = await ownCandidacy(deps, command);
      if (own.booking?.sittingId === sittingId) return own;
      await assertEligible(deps, own);
      const from = await sittings.get(own.booking?.sittingId ?? sittingId);
      return transact(async (tx) => {
        const to = await sittings.update(sittingId, (before) => takeSeat(before, own, rules, clock.now()), tx);
        const moved = await candidacies.update(
          own.id,
          (candidacy) => moveBooking(candidacy, { from, to }, rules, clock.now()),
          tx,
        );
        await leaveSitting(deps, from.id, own, tx);
        return moved;
      });
    });
};

/** Cancels a booking in time (MEM-54). @throws RuleViolation NOT_FOUND, NOT_BOOKED, TOO_LATE_TO_CHANGE */
export const cancelExamBooking = (deps: Deps) => {
  const { sittings, candidacies, examRules: rules, clock, transact } = deps;
  return async (command: OwnCommand): Promise<Candidacy> => {
    const own = await ownCandidacy(deps, command);
    const booked = await sittings.find(own.booking?.sittingId ?? '');
    return transact(async (tx) => {
      const cancelled = await candidacies.update(
        own.id,
        (candidacy) => cancelBooking(candidacy, booked, rules, clock.now()),
        tx,
      );
      if (booked) await leaveSitting(deps, booked.id, own, tx);
      return cancelled;
    });
  };
};

/** Joins a waiting list; who was on another one leaves it (MEM-54). @throws RuleViolation NOT_FOUND, ELIGIBILITY_NEEDED, and what the domain refuses */
export const joinExamWaitingList = (deps: Deps) => {
  const { sittings, candidacies, examRules: rules, clock, transact } = deps;
  return async ({ sittingId, ...command }: SeatCommand): Promise<Candidacy> => {
    const own = await ownCandidacy(deps, command);
    await assertEligible(deps, own);
    return transact(async (tx) => {
      const before = await candidacies.get(own.id, tx);
      const sitting = await sittings.get(sittingId, tx);
      const joined = await candidacies.update(own.id, (candidacy) => waitFor(candidacy, sitting, rules), tx);
      if (before.waitingFor && before.waitingFor !== sittingId) await leaveSitting(deps, before.waitingFor, own, tx);
      await sittings.update(sittingId, (one) => joinWaitingList(one, own, rules, clock.now()), tx);
      return joined;
    });
  };
};

/** Waits no longer, or declines a place that is held (MEM-54). @throws RuleViolation NOT_FOUND */
export const leaveExamWaitingList = (deps: Deps) => {
  const { candidacies, transact } = deps;
  return async (command: OwnCommand): Promise<Candidacy> => {
    const own = await ownCandidacy(deps, command);
    const { waitingFor } = own;
    if (!waitingFor) return own;
    return transact(async (tx) => {
      const left = await candidacies.update(own.id, (candidacy) => stopWaiting(candidacy, waitingFor), tx);
      // Booked there meanwhile: then there is no place on the list to give up.
      if (left.booking?.sittingId !== waitingFor) await leaveSitting(deps, waitingFor, own, tx);
      return left;
    });
  };
};

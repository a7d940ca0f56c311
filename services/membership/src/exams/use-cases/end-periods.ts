import { candidacyIdOf } from '../domain/candidacy';
import { leaveVoided, missOffer } from '../domain/booking';
import { settle } from '../domain/result';
import { lapsedOffers, lapseOffers, peopleOf, release } from '../domain/sitting';
import { carryOut } from './carry-out';
import type { Deps } from './deps';

/** Ends the offers of a sitting that are over, tells those whose they were, and offers their places to the next (MEM-54). */
export const endOffers = (deps: Deps) => {
  const { sittings, candidacies, examRules, clock, transact } = deps;
  return (sittingId: string) =>
    transact(async (tx) => {
      const sitting = await sittings.get(sittingId, tx);
      const now = clock.now();
      await sittings.update(sittingId, (before) => lapseOffers(before, examRules, now), tx);
      for (const { applicationId } of lapsedOffers(sitting, now))
        await candidacies.update(
          candidacyIdOf(applicationId),
          (candidacy) => missOffer(candidacy, sitting, examRules),
          tx,
        );
    });
};

/** Releases those who have a place in a voided sitting, one after another; after a crash those who are left (MEM-54). */
export const releaseVoided = (deps: Deps) => {
  const { sittings, candidacies, examRules, clock, transact } = deps;
  return async (sittingId: string) => {
    const people = peopleOf(await sittings.get(sittingId));
    // One in which nobody has a place ends at once.
    if (!people.length) await sittings.update(sittingId, (sitting) => release(sitting, '', clock.now()));
    for (const { applicationId } of people)
      await transact(async (tx) => {
        const sitting = await sittings.get(sittingId, tx);
        await candidacies.update(
          candidacyIdOf(applicationId),
          (candidacy) => leaveVoided(candidacy, sitting, examRules),
          tx,
        );
        await sittings.update(sittingId, (before) => release(before, applicationId, clock.now()), tx);
      });
  };
};

/** Settles an earlier pass, or an absence that was not excused in time (MEM-53, MEM-54). */
export const settleDue = (deps: Deps) => {
  const { examRules, clock, transact } = deps;
  const carry = carryOut(deps);
  return (candidacyId: string) =>
    transact((tx) => carry(candidacyId, (candidacy) => settle(candidacy, examRules, clock.now()), tx));
};

import type { Clock } from '@mumaris/kit/clock';
import { RuleViolation } from '@mumaris/kit/errors';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import {
  type Application,
  type Applications,
  changeRejection,
  type Journeys,
  rejectionOf,
  reviewersOf,
  type Rules,
  takesBack,
} from '../../applications';
import { type Ballots, tookPart } from '../../committees';
import type { Practitioners } from '../../profile';
import type { AppealedKind } from './deps';

interface RejectionDeps {
  readonly applications: Pick<Applications, 'find' | 'get' | 'findOpen'>;
  readonly journeys: Journeys;
  readonly practitioners: Pick<Practitioners, 'get'>;
  readonly ballots: Pick<Ballots, 'ofSubject'>;
  readonly rules: Rules;
  readonly clock: Pick<Clock, 'now'>;
}

/** Another application of the service was started meanwhile: there is one at a time (MEM-27). */
const openBeside = async ({ applications }: RejectionDeps, { practitionerId, service }: Application) => {
  const open = await applications.findOpen(practitionerId, service);
  return open && new RuleViolation('OPEN_BESIDE', { number: open.number });
};

/** Rejections of applications as what can be appealed: nobody who had it in hand or voted on it hears its appeal (MEM-33). */
export const rejectionsAppealed = (deps: RejectionDeps): AppealedKind => ({
  find: async (subjectId) => {
    const one = await deps.applications.find(subjectId);
    const rejection = one && rejectionOf(one);
    if (!rejection) return undefined;
    const voters = (await deps.ballots.ofSubject('APPLICATION', subjectId)).flatMap(tookPart);
    const { number: subjectNumber, practitionerId, accountId } = one;
    const { profile } = await deps.practitioners.get(practitionerId);
    return {
      ...{ subject: 'APPLICATION', subjectId, subjectNumber, practitionerId, accountId, holder: profile.name },
      ...{ decisionId: rejection.id, toldAt: rejection.at },
      tookPart: [...new Set([...reviewersOf(one), ...voters])],
    };
  },
  assertPossible: async (subjectId, outcome) => {
    takesBack(await deps.applications.get(subjectId), outcome);
  },
  carryOut: async ({ subjectId, reason }, outcome, tx) => {
    const { journeys, rules, clock } = deps;
    const before = await deps.applications.get(subjectId, tx);
    const refused = await openBeside(deps, before);
    if (refused) throw refused;
    await journeys
      .advance(
        subjectId,
        (application, journey) => changeRejection(application, { outcome, reason }, journey, rules, clock.now()),
        tx,
      )
      // Started in between.
      .catch(async (error: unknown) => {
        throw isDuplicate(error, 'practitionerId') ? ((await openBeside(deps, before)) ?? error) : error;
      });
  },
});

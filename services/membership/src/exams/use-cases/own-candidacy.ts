import { assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { statusOn } from '../../credentials';
import { type Candidacy, candidacyIdOf } from '../domain/candidacy';
import type { Deps } from './deps';

/** The owner of an application does something about its exam. */
export interface OwnCommand {
  readonly caller: Caller;
  readonly applicationId: string;
}

/** The exam of an application of the caller. @throws RuleViolation NOT_FOUND for anybody else, EXAM_NOT_NOW where it needs none yet */
export const ownCandidacy = async (
  { candidacies }: Pick<Deps, 'candidacies'>,
  { caller, applicationId }: OwnCommand,
): Promise<Candidacy> => {
  const candidacy = await candidacies.get(candidacyIdOf(applicationId));
  assertOwner(caller, candidacy);
  return candidacy;
};

/**
 * Who lives abroad sits the exam with an eligibility number in force (MEM-32, MEM-52).
 * @throws RuleViolation ELIGIBILITY_NEEDED
 */
export const assertEligible = async (
  { practitioners, credentials, clock }: Pick<Deps, 'practitioners' | 'credentials' | 'clock'>,
  { practitionerId }: Candidacy,
): Promise<void> => {
  const { profile } = await practitioners.get(practitionerId);
  if (profile.address.country === 'SA') return;
  const today = dayOf(clock.now());
  const held = await credentials.heldBy([practitionerId]);
  if (!held.some((one) => one.kind === 'ELIGIBILITY_NUMBER' && statusOn(one, today) === 'ACTIVE'))
    throw new RuleViolation('ELIGIBILITY_NEEDED');
};

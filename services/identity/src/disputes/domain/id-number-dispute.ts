import type { Change } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { IdNumberDisputeStatus } from '@mumaris/schemas';

/** Somebody has proved to staff that an account holds somebody else's ID number; a second person decides (IDN-17). */
export interface IdNumberDispute {
  readonly id: string;
  /** The account that held the number when it was opened. */
  readonly accountId: string;
  /** Masked. */
  readonly idNumber: string;
  readonly status: IdNumberDisputeStatus;
  /** How whoever opened it knows whose the number is. */
  readonly reason: string;
  /** The account of who opened it. */
  readonly openedBy: string;
  readonly openedAt: Date;
  /** Why, by whom and when it was decided; null while it is open. */
  readonly decision: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** Who does something with a dispute, and why. */
interface Act {
  readonly actorId: string;
  readonly reason: string;
}

type Opening = Pick<IdNumberDispute, 'id' | 'accountId' | 'idNumber'>;

/** Nobody has a say in whose one's own number is. */
const assertNotOwn = ({ accountId }: Pick<IdNumberDispute, 'accountId'>, { actorId }: Act): void => {
  if (accountId === actorId) throw new RuleViolation('ID_NUMBER_DISPUTE_OWN');
};

/** Opens a dispute, which changes nothing by itself. @throws RuleViolation ID_NUMBER_DISPUTE_OWN */
export const openDispute = (opening: Opening, act: Act, now: Date): Change<IdNumberDispute> => {
  assertNotOwn(opening, act);
  const { actorId: openedBy, reason } = act;
  const undecided = { decision: null, decidedBy: null, decidedAt: null };
  return { state: { ...opening, status: 'OPEN', reason, openedBy, openedAt: now, ...undecided } };
};

const decide = (
  dispute: IdNumberDispute,
  status: IdNumberDisputeStatus,
  act: Act,
  now: Date,
): Change<IdNumberDispute> => {
  if (dispute.status !== 'OPEN') throw new RuleViolation('ID_NUMBER_DISPUTE_ENDED');
  assertNotOwn(dispute, act);
  const { actorId: decidedBy, reason: decision } = act;
  return { state: { ...dispute, status, decision, decidedBy, decidedAt: now } };
};

/**
 * Frees the number, with the consent of another than who opened the dispute.
 * @throws RuleViolation ID_NUMBER_DISPUTE_ENDED, ID_NUMBER_DISPUTE_OWN, SECOND_PERSON_NEEDED
 */
export const consentToFreeing = (dispute: IdNumberDispute, act: Act, now: Date): Change<IdNumberDispute> => {
  const decided = decide(dispute, 'FREED', act, now);
  if (dispute.openedBy === act.actorId) throw new RuleViolation('SECOND_PERSON_NEEDED');
  return decided;
};

/**
 * Leaves the number where it is; who opened the dispute may give it up.
 * @throws RuleViolation ID_NUMBER_DISPUTE_ENDED, ID_NUMBER_DISPUTE_OWN
 */
export const rejectDispute = (dispute: IdNumberDispute, act: Act, now: Date): Change<IdNumberDispute> =>
  decide(dispute, 'REJECTED', act, now);

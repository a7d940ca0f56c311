import type { Change } from '@mumaris/kit/change';
import { isStanding } from './condition';
import { type Credential, isRightToPractise } from './credential';
import { isToCome } from './standing';
import { inForceOf, statusAt } from './status';

/** The kinds that say that somebody may practise: what stands on one stands on the other. */
const practisingKinds: readonly Credential['kind'][] = ['REGISTRATION', 'TEMPORARY_REGISTRATION', 'CARD'];
/** A certificate of good standing is true no more once something else is decided: the public check shows it (MEM-15, MEM-61). */
const carryingKinds: readonly Credential['kind'][] = [...practisingKinds, 'GOOD_STANDING'];

const isOver = (credential: Credential, now: Date) =>
  ['EXPIRED', 'REPLACED', 'REVOKED'].includes(statusAt(inForceOf(credential), now));

/**
 * What a decision on a practitioner stands on: what is in force, suspended or to come of the kinds that say that somebody may practise or how
 * they stand, and the last of each, so that who waits for the end of a registration gets around nothing.
 * @param held the newest first
 */
export const carriersOf = (held: readonly Credential[], now: Date): Credential[] =>
  carryingKinds.flatMap((kind) => {
    const [last, ...others] = held.filter((one) => one.kind === kind && one.status !== 'REVOKED');
    return [...(last ? [last] : []), ...others.filter((one) => !isOver(one, now))];
  });

/** Whether there is a registration for a decision to stand on. */
export const canCarry = (held: readonly Credential[], now: Date): boolean =>
  carriersOf(held, now).some(isRightToPractise);

/** Of several of one decision one is enough. */
const onceEach = <T extends { readonly id: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];

/**
 * Puts on a registration, or a card, that is granted what stands on its holder's registrations: conditions and suspensions are the
 * practitioner's, and outlive the period that they were set in (MEM-65, MEM-66). A certificate of good standing says itself which suspension
 * runs on its day of issue, and is not out of force by it.
 */
export const inherit = (granted: Change<Credential>, held: readonly Credential[], now: Date): Change<Credential> => {
  const { state } = granted;
  const from = held.filter(isRightToPractise).map((one) => one.standing);
  if (!carryingKinds.includes(state.kind) || !from.length) return granted;
  const suspensions = !practisingKinds.includes(state.kind)
    ? []
    : onceEach(from.flatMap((one) => one.suspensions.filter((each) => isToCome(each, now))));
  const conditions = onceEach(from.flatMap((one) => one.conditions.filter((each) => isStanding(each, now))));
  return { ...granted, state: { ...state, standing: { ...state.standing, suspensions, conditions } } };
};

import type { Change } from '@mumaris/kit/change';
import type { Clock } from '@mumaris/kit/clock';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type ConditionOrder, liftCondition as lifted, setCondition as set } from '../domain/condition';
import { type Credential, isRightToPractise, type RightToPractise } from '../domain/credential';
import { carriersOf } from '../domain/inheritance';
import { reinstate as grantAnew, revoke as revoked } from '../domain/revocation';
import { liftSuspension as unsuspended, suspend as suspended, type SuspensionOrder } from '../domain/suspension';
import type { Credentials } from '../store/credential.repository';
import { freshCredential } from './fresh-credential';

/** What the verbs of sanctions and appeals work with. */
export interface StandingDeps {
  readonly credentials: Pick<Credentials, 'heldBy' | 'update' | 'get' | 'insert'>;
  readonly clock: Pick<Clock, 'now'>;
}

type Decide = (credential: Credential, now: Date) => Change<Credential>;

/**
 * Does the same to all that says that a practitioner may practise: the registration that counts, the one that renews it ahead, and their
 * cards, in the transaction of who decided.
 */
const onAll =
  ({ credentials, clock }: StandingDeps, decide: Decide) =>
  async (practitionerId: string, tx: Transaction): Promise<Credential[]> => {
    const now = clock.now();
    const held = await credentials.heldBy([practitionerId], tx);
    const after: Credential[] = [];
    for (const { id } of carriersOf(held, now))
      after.push(await credentials.update(id, (credential) => decide(credential, now), tx));
    return after;
  };

/** Of whom, and by which decision. */
interface Of {
  readonly practitionerId: string;
}

/**
 * Puts a practitioner's registrations, and their cards, out of force for a time (MEM-66). Employers are told within seconds by
 * RegistrationSuspendedV1. Said again with the same id it changes the time, or nothing.
 * @param order `id` is that of the decision; `from` an instant, `until` the last one, null until it is lifted
 * @returns what it stands on
 * @throws Error where it would end before it begins
 */
export const suspend =
  (deps: StandingDeps) =>
  ({ practitionerId, ...order }: Of & SuspensionOrder, tx: Transaction): Promise<Credential[]> =>
    onAll(deps, (credential, now) => suspended(credential, order, now))(practitionerId, tx);

/** Lifts a suspension from now on, wherever it stands (MEM-66, MEM-33): RegistrationReinstatedV1, once nothing else suspends. */
export const liftSuspension =
  (deps: StandingDeps) =>
  ({ practitionerId, id }: Of & Pick<SuspensionOrder, 'id'>, tx: Transaction): Promise<Credential[]> =>
    onAll(deps, (credential, now) => unsuspended(credential, id, now))(practitionerId, tx);

/** Withdraws a practitioner's registrations, and their cards, for good (MEM-66): RegistrationRevokedV1. */
export const revoke =
  (deps: StandingDeps) =>
  ({ practitionerId }: Of, tx: Transaction): Promise<Credential[]> =>
    onAll(deps, revoked)(practitionerId, tx);

/** The prefixes of their numbers, as the services that grant them have them. */
const numberPrefixes: Record<RightToPractise['kind'], string> = { REGISTRATION: 'R', TEMPORARY_REGISTRATION: 'TR' };

/**
 * Grants a registration anew from today where an appeal changes its revocation (MEM-33), to the end that the revoked one had:
 * CredentialIssuedV1 and RegistrationReinstatedV1. A suspension that an appeal changes is lifted instead. The card is asked for anew.
 * @returns null where that end has passed: nothing is left to give back, and a registration is asked for anew
 * @throws RuleViolation NOT_FOUND where it is no registration; Error where it is not revoked, a duplicate key where the appeal gave it back before
 */
export const reinstate =
  ({ credentials, clock }: StandingDeps) =>
  async (
    { credentialId, appealId }: { credentialId: string; appealId: string },
    tx: Transaction,
  ): Promise<RightToPractise | null> => {
    const found = await credentials.get(credentialId, tx);
    if (!isRightToPractise(found)) throw new RuleViolation('NOT_FOUND');
    const given = grantAnew(found, { fresh: freshCredential(numberPrefixes[found.kind]), appealId }, clock.now());
    if (!given) return null;
    const { granted, before } = given;
    await credentials.update(credentialId, () => before, tx);
    return (await credentials.insert(granted, tx)) as RightToPractise;
  };

/**
 * Sets a condition on a practitioner's practice, or changes the one of the same id (MEM-65): ConditionSetV1. It stands on the
 * registrations and their cards, and goes over to whatever renews them.
 * @param order `wording` is public, in both languages
 * @throws Error where it would end before it begins, or too many stand already
 */
export const setCondition =
  (deps: StandingDeps) =>
  ({ practitionerId, ...order }: Of & ConditionOrder, tx: Transaction): Promise<Credential[]> =>
    onAll(deps, (credential, now) => set(credential, order, now))(practitionerId, tx);

/** Lifts a condition from now on, wherever it stands (MEM-65): ConditionLiftedV1. */
export const liftCondition =
  (deps: StandingDeps) =>
  ({ practitionerId, id }: Of & Pick<ConditionOrder, 'id'>, tx: Transaction): Promise<Credential[]> =>
    onAll(deps, (credential, now) => lifted(credential, id, now))(practitionerId, tx);

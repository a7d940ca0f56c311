import { type Day, dayOf } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import { CredentialIssuedV1, type CredentialStatus, type ProfessionalCategory, type Text } from '@mumaris/schemas';

/** As kept; that an active one has expired is read off its last day. */
export const keptStatuses = ['ACTIVE', 'SUSPENDED', 'REVOKED'] as const satisfies readonly CredentialStatus[];

/** A document that the Commission granted (MEM-60). */
interface Granted {
  readonly id: string;
  readonly number: string;
  /** Eight characters that prove the number to the public check (MEM-61). */
  readonly code: string;
  readonly practitionerId: string;
  readonly accountId: string;
  readonly applicationId: string;
  /** The holder's name on the day of issue. */
  readonly holder: Text;
  readonly category: ProfessionalCategory;
  readonly status: (typeof keptStatuses)[number];
  readonly issuedOn: Day;
  /** The last day in force; null for one that does not expire. */
  readonly expiresOn: Day | null;
}

/** What a training letter allows (MEM-16). */
interface Training {
  readonly institution: string;
  readonly city: string;
  readonly specialty: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

export interface TrainingLetter extends Granted {
  readonly kind: 'TRAINING_LETTER';
  readonly training: Training;
}

export interface Registration extends Granted {
  readonly kind: 'REGISTRATION';
  readonly training: null;
}

export type Credential = TrainingLetter | Registration;

/** The identity of a credential before it is granted: an id, a number and a code that nobody can guess. */
export interface FreshCredential {
  readonly id: string;
  readonly number: string;
  readonly code: string;
}

/** The status on a day: an active one has expired when its last day is over. */
export const statusOn = ({ status, expiresOn }: Credential, today: Day): CredentialStatus =>
  status === 'ACTIVE' && expiresOn !== null && expiresOn < today ? 'EXPIRED' : status;

/** What somebody has earned: for whom, by which application, and what its kind says. */
export interface Earned extends Pick<
  Granted,
  'practitionerId' | 'accountId' | 'applicationId' | 'holder' | 'category' | 'expiresOn'
> {
  readonly content: Pick<TrainingLetter, 'kind' | 'training'> | Pick<Registration, 'kind' | 'training'>;
}

/** Grants what an application has earned (MEM-60). */
export const grant = (fresh: FreshCredential, { content, ...earned }: Earned, now: Date): Change<Credential> => {
  const { id: credentialId, number } = fresh;
  const { practitionerId, accountId, expiresOn } = earned;
  const issuedOn = dayOf(now);
  const issued = CredentialIssuedV1.of({
    credentialId,
    kind: content.kind,
    number,
    practitionerId,
    accountId,
    issuedOn,
    ...(expiresOn !== null && { expiresOn }),
  });
  return { state: { ...fresh, ...earned, ...content, status: 'ACTIVE', issuedOn }, events: [issued] };
};

import { type Day, dayOf } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { CredentialIssuedV1, type ProfessionalCategory } from '@mumaris/schemas';
import type { ServiceRule } from '../rules/service-rules';
import { answerTo } from './answers';
import type { Application } from './application';
import type { Change } from '@mumaris/kit/change';
import type { Practitioner } from './practitioner';

export const credentialKinds = ['TRAINING_LETTER', 'REGISTRATION'] as const;

/** As kept; that an active one has expired is read off its last day. */
export const keptStatuses = ['ACTIVE', 'SUSPENDED', 'REVOKED'] as const;
export type CredentialStatus = (typeof keptStatuses)[number] | 'EXPIRED';

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
  readonly status: Exclude<CredentialStatus, 'EXPIRED'>;
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

const trainingOf = ({ answers }: Application): Training => ({
  institution: answerTo(answers, 'institution'),
  city: answerTo(answers, 'city'),
  specialty: answerTo(answers, 'specialty'),
  startsOn: answerTo(answers, 'startsOn'),
  endsOn: answerTo(answers, 'endsOn'),
});

/** Grants what a completed application asked for (MEM-60). */
export const grant = (
  fresh: FreshCredential,
  application: Application,
  { id: practitionerId, accountId, profile }: Practitioner,
  { credential: { kind } }: ServiceRule,
  now: Date,
): Change<Credential> => {
  const training = trainingOf(application);
  const issuedOn = dayOf(now);
  const { id: credentialId, number } = fresh;
  return {
    state: {
      ...fresh,
      kind,
      practitionerId,
      accountId,
      applicationId: application.id,
      holder: profile.name,
      category: profile.category,
      status: 'ACTIVE',
      issuedOn,
      expiresOn: training.endsOn,
      training,
    },
    events: [
      CredentialIssuedV1.of({
        credentialId,
        kind,
        number,
        practitionerId,
        accountId,
        issuedOn,
        expiresOn: training.endsOn,
      }),
    ],
  };
};

import { type Day, dayOf } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import {
  CredentialIssuedV1,
  type CredentialStatus,
  type ProfessionalCategory,
  type TemporaryReason,
  type Text,
} from '@mumaris/schemas';
import { type Condition, type Standing, undisturbed } from './standing';

/** As kept; that an active one has expired is read off its last day, that it is suspended off its suspensions. */
export const keptStatuses = ['ACTIVE', 'REVOKED'] as const satisfies readonly CredentialStatus[];

/** A later end, by an exception (MEM-36). */
export interface Extension {
  readonly exceptionId: string;
  readonly until: Day;
}

/** Some months more after its end, for the last attempt at the exam (MEM-32). */
export interface Reactivation {
  readonly applicationId: string;
  readonly from: Day;
  /** Itself counted. */
  readonly until: Day;
}

/** A document that the Commission granted (MEM-60). */
interface Granted {
  readonly id: string;
  readonly number: string;
  /** Eight characters that prove the number to the public check (MEM-61). */
  readonly code: string;
  readonly practitionerId: string;
  readonly accountId: string;
  /** What granted it, once: an application, or the appeal that gave it back, with what that was. */
  readonly applicationId: string;
  /** The holder's name on the day of issue. */
  readonly holder: Text;
  readonly category: ProfessionalCategory;
  readonly status: (typeof keptStatuses)[number];
  readonly issuedOn: Day;
  /** The last day in force; null for one that does not expire. */
  readonly expiresOn: Day | null;
  /** Only registrations and their cards have one; the end that was granted stays what it was. */
  readonly extension: Extension | null;
  /** Only eligibility numbers have one: in force again for some months after their end (MEM-32). */
  readonly reactivation?: Reactivation | null | undefined;
  /** The registration that follows it; null where none does. */
  readonly followedBy: string | null;
  /** The one that took its place before its end; null where none did. */
  readonly replacedBy: string | null;
  /** What sanctions, conditions and a renewal under way make of it. */
  readonly standing: Standing;
}

/** What a training letter allows (MEM-16). */
interface Training {
  readonly institution: string;
  readonly city: string;
  readonly specialty: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** A right to practise for a period (MEM-62). */
interface Period {
  readonly startsOn: Day;
  /** Where the holder works, as the Commission was told last. */
  readonly employer: string | null;
}

/** A right to practise in one place for a set time (MEM-32); its end is the credential's. */
interface Stay {
  readonly reason: TemporaryReason;
  readonly institution: string;
  readonly city: string;
  readonly startsOn: Day;
}

/** What the Commission classified somebody as (MEM-10): codes of the lists of specialties and ranks. */
interface Rank {
  readonly specialty: string;
  readonly rank: string;
}

/** What was recognised (MEM-17). */
interface Recognised {
  readonly title: string;
  readonly issuer: string;
  readonly awardedOn: Day;
}

/** A qualification that joined the list of specialties (MEM-14). */
interface Listed {
  /** Its name, and what it stands under: the code of a specialty. */
  readonly title: Text;
  readonly under: string;
  /** The title of the degree that was studied, and who awarded it. */
  readonly qualification: string;
  readonly institution: string;
}

/** A sanction as a certificate of good standing names it, beside what it makes of the registration (MEM-66). */
export interface NamedSanction {
  readonly text: Text;
  readonly decidedOn: Day;
}

/** How its holder stood on the day of issue, for the body that asks (MEM-15): it stays as it was said, the public check tells how things stand. */
export interface GoodStanding {
  /** The body that it is for, its country by ISO 3166-1 alpha-2. */
  readonly addressee: { readonly name: string; readonly country: string };
  /** The registration that counted; null where there never was one. */
  readonly registration: {
    readonly number: string;
    readonly status: CredentialStatus;
    readonly startsOn: Day;
    readonly expiresOn: Day | null;
    /** The last day of a suspension; null where it is not suspended, or until it is lifted. */
    readonly suspendedUntil: Day | null;
    readonly conditions: readonly Pick<Condition, 'kind' | 'wording' | 'startsOn' | 'lastDay'>[];
  } | null;
  /** The classification that was in force; null where none was. */
  readonly classification: Rank | null;
  /** What was decided against its holder and is shown to the body that it is for, the newest first; missing in those of before. */
  readonly sanctions?: readonly NamedSanction[] | undefined;
}

/** What each kind of credential says. */
interface Contents {
  readonly TRAINING_LETTER: Training;
  readonly REGISTRATION: Period;
  readonly TEMPORARY_REGISTRATION: Stay;
  readonly CLASSIFICATION: Rank;
  readonly RECOGNISED_CERTIFICATE: Recognised;
  readonly ELIGIBILITY_NUMBER: object;
  readonly CARD: object;
  readonly LISTED_QUALIFICATION: Listed;
  readonly GOOD_STANDING: GoodStanding;
}
type Kind = keyof Contents;

/** What a credential of a kind says. */
export type Content<K extends Kind = Kind> = { [P in K]: { readonly kind: P; readonly content: Contents[P] } }[K];

export type Credential<K extends Kind = Kind> = Granted & Content<K>;

export type TrainingLetter = Credential<'TRAINING_LETTER'>;
export type Registration = Credential<'REGISTRATION'>;

/** The identity of a credential before it is granted: an id, a number and a code that nobody can guess. */
export interface FreshCredential {
  readonly id: string;
  readonly number: string;
  readonly code: string;
}

export const isRegistration = (credential: Credential): credential is Registration =>
  credential.kind === 'REGISTRATION';

/** What allows its holder to practise, for the registration's period or for a set time: sanctions and conditions stand on it. */
export type RightToPractise = Credential<'REGISTRATION' | 'TEMPORARY_REGISTRATION'>;

export const isRightToPractise = (credential: Credential): credential is RightToPractise =>
  credential.kind === 'REGISTRATION' || credential.kind === 'TEMPORARY_REGISTRATION';

/** What every event of a credential says of it. */
export const subjectOf = ({ id, number, practitionerId, accountId }: Credential) => ({
  credentialId: id,
  number,
  practitionerId,
  accountId,
});

/** A registration whose holder works for another employer (MEM-32). */
export const atEmployer = (registration: Registration, employer: string): Registration => ({
  ...registration,
  content: { ...registration.content, employer },
});

/** What somebody has earned: for whom, by which application, and what its kind says. */
export type Earned = Content &
  Pick<Granted, 'practitionerId' | 'accountId' | 'applicationId' | 'holder' | 'category' | 'expiresOn'>;

/** Grants what an application has earned (MEM-60). */
export const grant = (fresh: FreshCredential, earned: Earned, now: Date): Change<Credential> => {
  const { id: credentialId, number } = fresh;
  const { kind, practitionerId, accountId, expiresOn } = earned;
  const issuedOn = dayOf(now);
  const issued = CredentialIssuedV1.of({
    credentialId,
    kind,
    number,
    practitionerId,
    accountId,
    issuedOn,
    ...(expiresOn !== null && { expiresOn }),
  });
  return {
    state: {
      ...{ ...fresh, ...earned, status: 'ACTIVE', issuedOn },
      ...{ extension: null, followedBy: null, replacedBy: null, standing: undisturbed },
    },
    events: [issued],
  };
};

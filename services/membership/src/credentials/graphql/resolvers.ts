import { dayOf } from '@mumaris/kit/calendar';
import { labelOf } from '@mumaris/schemas';
import type { Context } from '../../graphql/context';
import type {
  CardResolvers,
  ClassificationResolvers,
  CredentialResolvers,
  CredentialViewResolvers,
  EligibilityNumberResolvers,
  GoodStandingCertificateResolvers,
  ListedQualificationResolvers,
  PractitionerResolvers,
  QueryResolvers,
  RecognisedCertificateResolvers,
  RegistrationResolvers,
  TemporaryRegistrationResolvers,
  TrainingLetterResolvers,
} from '../../graphql/generated';
import { conditionsAt } from '../domain/condition';
import type { Credential as Granted } from '../domain/credential';
import { isRenewableOn, renewalWindowOf } from '../domain/renewal';
import { inForceOf, isRenewalUnderWay, lastDayOf, statusAt, suspendedUntil } from '../domain/status';

/** The type of the graph that a kind of credential is. */
const typeNames = {
  TRAINING_LETTER: 'TrainingLetter',
  REGISTRATION: 'Registration',
  TEMPORARY_REGISTRATION: 'TemporaryRegistration',
  CLASSIFICATION: 'Classification',
  RECOGNISED_CERTIFICATE: 'RecognisedCertificate',
  ELIGIBILITY_NUMBER: 'EligibilityNumber',
  CARD: 'Card',
  LISTED_QUALIFICATION: 'ListedQualification',
  GOOD_STANDING: 'GoodStandingCertificate',
} as const satisfies Record<Granted['kind'], string>;

const status = (credential: Granted, _: object, { now }: Context) => statusAt(inForceOf(credential), now());

const Query = {
  verifyCredential: (_, { number, code }, { credentials }) => credentials.verify({ number, code }),
  registrationAt: (_, asked, { credentials }) => credentials.registrationAt(asked),
} satisfies QueryResolvers;

const Practitioner = {
  registration: ({ id }, _, { credentials }) => credentials.registrations.find(id),
  classification: ({ id }, _, { credentials }) => credentials.classification(id),
  credentials: ({ id }, page, { credentials }) => credentials.pageOf(id, page),
} satisfies PractitionerResolvers;

const Credential = { __resolveType: ({ kind }) => typeNames[kind] } satisfies CredentialResolvers;

const TrainingLetter = {
  status,
  institution: ({ content }) => content.institution,
  startsOn: ({ content }) => content.startsOn,
  endsOn: ({ content }) => content.endsOn,
} satisfies TrainingLetterResolvers;

const Registration = {
  status,
  expiresOn: lastDayOf,
  startsOn: ({ content }) => content.startsOn,
  employer: ({ content }) => content.employer,
  renewalUnderWay: (registration, _, { now }) => isRenewalUnderWay(registration, now()),
  renewableFrom: (registration, _, { registrationRules }) =>
    renewalWindowOf(registration, registrationRules)?.opensOn ?? null,
  renewableUntil: (registration, _, { registrationRules }) =>
    renewalWindowOf(registration, registrationRules)?.renewableUntil ?? null,
  renewable: (registration, _, { registrationRules, now }) =>
    isRenewableOn(registration, registrationRules, dayOf(now())),
  suspendedUntil: (registration, _, { now }) => suspendedUntil(registration, now()),
  conditions: (registration, _, { now }) => conditionsAt(registration, now()),
} satisfies RegistrationResolvers;

const TemporaryRegistration = {
  status,
  reason: ({ content }) => content.reason,
  institution: ({ content }) => content.institution,
  city: ({ content }) => content.city,
  startsOn: ({ content }) => content.startsOn,
  suspendedUntil: (registration, _, { now }) => suspendedUntil(registration, now()),
  conditions: (registration, _, { now }) => conditionsAt(registration, now()),
} satisfies TemporaryRegistrationResolvers;

const Classification = {
  status,
  specialty: ({ content }, _, { reference }) => reference.find('SPECIALTY', content.specialty) ?? null,
  rank: ({ content }, _, { reference }) => reference.find('RANK', content.rank) ?? null,
} satisfies ClassificationResolvers;

const RecognisedCertificate = {
  status,
  title: ({ content }) => content.title,
  issuer: ({ content }) => content.issuer,
  awardedOn: ({ content }) => content.awardedOn,
} satisfies RecognisedCertificateResolvers;

const EligibilityNumber = { status } satisfies EligibilityNumberResolvers;

const Card = { status, expiresOn: lastDayOf } satisfies CardResolvers;

const ListedQualification = {
  status,
  title: ({ content }) => content.title,
  under: ({ content }, _, { reference }) => reference.find('SPECIALTY', content.under) ?? null,
  qualification: ({ content }) => content.qualification,
  institution: ({ content }) => content.institution,
} satisfies ListedQualificationResolvers;

const GoodStandingCertificate = {
  status,
  addressee: ({ content }) => content.addressee.name,
  country: ({ content }, _, { reference }) => reference.find('COUNTRY', content.addressee.country) ?? null,
} satisfies GoodStandingCertificateResolvers;

const CredentialView = {
  status,
  expiresOn: lastDayOf,
  kind: ({ kind }) => labelOf('CredentialKind', kind),
  conditions: (credential, _, { now }) => conditionsAt(credential, now()),
} satisfies CredentialViewResolvers;

export const resolvers = {
  Query,
  Practitioner,
  Credential,
  TrainingLetter,
  Registration,
  TemporaryRegistration,
  Classification,
  RecognisedCertificate,
  EligibilityNumber,
  Card,
  ListedQualification,
  GoodStandingCertificate,
  CredentialView,
};

import { dayOf } from '@mumaris/kit/calendar';
import { labelOf } from '@mumaris/schemas';
import type { Context } from '../../graphql/context';
import type {
  CardResolvers,
  ClassificationResolvers,
  CredentialResolvers,
  CredentialViewResolvers,
  EligibilityNumberResolvers,
  PractitionerResolvers,
  QueryResolvers,
  RecognisedCertificateResolvers,
  RegistrationResolvers,
  TrainingLetterResolvers,
} from '../../graphql/generated';
import { type Credential as Granted, lastDayOf, statusOn } from '../domain/credential';

/** The type of the graph that a kind of credential is. */
const typeNames = {
  TRAINING_LETTER: 'TrainingLetter',
  REGISTRATION: 'Registration',
  CLASSIFICATION: 'Classification',
  RECOGNISED_CERTIFICATE: 'RecognisedCertificate',
  ELIGIBILITY_NUMBER: 'EligibilityNumber',
  CARD: 'Card',
} as const satisfies Record<Granted['kind'], string>;

const status = (credential: Granted, _: object, { now }: Context) => statusOn(credential, dayOf(now()));

const Query = {
  verifyCredential: (_, { number, code }, { credentials }) => credentials.verify({ number, code }),
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
} satisfies RegistrationResolvers;

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

const CredentialView = {
  status,
  expiresOn: lastDayOf,
  kind: ({ kind }) => labelOf('CredentialKind', kind),
} satisfies CredentialViewResolvers;

export const resolvers = {
  Query,
  Practitioner,
  Credential,
  TrainingLetter,
  Registration,
  Classification,
  RecognisedCertificate,
  EligibilityNumber,
  Card,
  CredentialView,
};

import { dayOf } from '@mumaris/kit/calendar';
import { labelOf } from '@mumaris/schemas';
import type { Context } from '../../graphql/context';
import type {
  CredentialResolvers,
  CredentialViewResolvers,
  PractitionerResolvers,
  QueryResolvers,
  RegistrationResolvers,
  TrainingLetterResolvers,
} from '../../graphql/generated';
import {
  type Credential as GrantedCredential,
  statusOn,
  type TrainingLetter as GrantedLetter,
} from '../domain/credential';

/** The type of the graph that a kind of credential is. */
const typeNames = {
  TRAINING_LETTER: 'TrainingLetter',
  REGISTRATION: 'Registration',
} as const satisfies Record<GrantedCredential['kind'], string>;

const status = (credential: GrantedCredential, _: object, { now }: Context) => statusOn(credential, dayOf(now()));

const Query = {
  verifyCredential: (_, { number, code }, { credentials }) => credentials.verify({ number, code }),
} satisfies QueryResolvers;

const Practitioner = {
  registration: ({ id }, _, { credentials }) => credentials.registrations.find(id),
  credentials: ({ id }, page, { credentials }) => credentials.pageOf(id, page),
} satisfies PractitionerResolvers;

const Credential = { __resolveType: ({ kind }) => typeNames[kind] } satisfies CredentialResolvers;

const TrainingLetter = {
  status,
  institution: ({ training }: GrantedLetter) => training.institution,
  startsOn: ({ training }) => training.startsOn,
  endsOn: ({ training }) => training.endsOn,
} satisfies TrainingLetterResolvers;

const Registration = { status } satisfies RegistrationResolvers;

const CredentialView = {
  status,
  kind: ({ kind }) => labelOf('CredentialKind', kind),
} satisfies CredentialViewResolvers;

export const resolvers = { Query, Practitioner, Credential, TrainingLetter, Registration, CredentialView };

import { dayOf } from '@mumaris/kit/calendar';
import {
  type Credential as GrantedCredential,
  statusOn,
  type TrainingLetter as GrantedLetter,
} from '../domain/credential';
import type { Context } from './context';
import type {
  CredentialResolvers,
  CredentialViewResolvers,
  RegistrationResolvers,
  TrainingLetterResolvers,
} from './generated';

const status = (credential: GrantedCredential, _: object, { now }: Context) => statusOn(credential, dayOf(now()));

const typeOf = ({ kind }: GrantedCredential) => {
  switch (kind) {
    case 'TRAINING_LETTER':
      return 'TrainingLetter';
    case 'REGISTRATION':
      return 'Registration';
  }
};

export const Credential = { __resolveType: typeOf } satisfies CredentialResolvers;

export const TrainingLetter = {
  status,
  institution: ({ training }: GrantedLetter) => training.institution,
  startsOn: ({ training }) => training.startsOn,
  endsOn: ({ training }) => training.endsOn,
} satisfies TrainingLetterResolvers;

export const Registration = { status } satisfies RegistrationResolvers;

export const CredentialView = {
  status,
  kind: ({ kind }, _, { rules }) => {
    const service = rules.services.find(({ credential }) => credential.kind === kind);
    if (!service) throw new Error(`no service grants a ${kind}`);
    return service.credential.name;
  },
} satisfies CredentialViewResolvers;

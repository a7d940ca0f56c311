import type { NeededResolvers } from '@mumaris/kit/graphql/needed-resolvers';
import type { Objects, Resolvers } from './generated';
import type { Belongings } from '@mumaris/kit/auth/access';
import { Account } from './account.entity';
import { Application, ApplicationStatusView, TimelineEntry } from './application.entity';
import { Credential, CredentialView, Registration, TrainingLetter } from './credential.entity';
import { Practitioner } from './practitioner.entity';
import { Query } from './query';
import { Question } from './service.entity';

/** The resolver map; each resolver is typed by the contract where it is written. */
export const resolvers = {
  Query,
  Account,
  Practitioner,
  Application,
  ApplicationStatusView,
  TimelineEntry,
  Question,
  Credential,
  CredentialView,
  Registration,
  TrainingLetter,
} satisfies Resolvers & NeededResolvers<Objects>;

/** Whose an object is, where it does not say so itself. */
export const belongings: Belongings = { Account: ({ id }: { id: string }) => ({ accountId: id }) };

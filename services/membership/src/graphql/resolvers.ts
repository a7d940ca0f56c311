import type { Belongings } from '@mumaris/kit/auth/access';
import type { NeededResolvers } from '@mumaris/kit/graphql/needed-resolvers';
import { resolvers as appeals } from '../appeals/graphql/resolvers';
import { resolvers as applications } from '../applications/graphql/resolvers';
import { resolvers as committees } from '../committees/graphql/resolvers';
import { resolvers as credentials } from '../credentials/graphql/resolvers';
import { resolvers as documents } from '../documents/graphql/resolvers';
import { resolvers as exams } from '../exams/graphql/resolvers';
import { resolvers as exceptions } from '../exceptions/graphql/resolvers';
import { resolvers as files } from '../files/graphql/resolvers';
import { resolvers as papers } from '../papers/graphql/resolvers';
import { resolvers as profile } from '../profile/graphql/resolvers';
import { resolvers as proofs } from '../proofs/graphql/resolvers';
import { resolvers as reference } from '../reference/graphql/resolvers';
import { resolvers as reviewers } from '../reviewers/graphql/resolvers';
import { resolvers as sanctions } from '../sanctions/graphql/resolvers';
import { resolvers as verification } from '../verification/graphql/resolvers';
import type { Objects, Resolvers } from './generated';

/** The resolvers of every feature; a type to which several add is put together here. */
export const resolvers = {
  ...applications,
  ...credentials,
  ...documents,
  ...files,
  ...profile,
  ...reviewers,
  ...exceptions,
  ...committees,
  ...exams,
  ...sanctions,
  ...appeals,
  ...verification,
  Query: {
    ...applications.Query,
    ...committees.Query,
    ...credentials.Query,
    ...documents.Query,
    ...exams.Query,
    ...exceptions.Query,
    ...files.Query,
    ...reference.Query,
    ...reviewers.Query,
    ...appeals.Query,
    ...sanctions.Query,
    ...verification.Query,
  },
  Application: {
    ...applications.Application,
    ...appeals.Application,
    ...exams.Application,
    ...exceptions.Application,
  },
  CommitteeSession: { ...committees.CommitteeSession, ...papers.CommitteeSession },
  CredentialView: { ...credentials.CredentialView, ...sanctions.CredentialView },
  SanctionCase: { ...sanctions.SanctionCase, ...appeals.SanctionCase },
  Service: { ...applications.Service, ...exams.Service },
  TrainingLetter: { ...credentials.TrainingLetter, ...papers.TrainingLetter, ...proofs.TrainingLetter },
  Registration: {
    ...credentials.Registration,
    ...exceptions.Registration,
    ...papers.Registration,
    ...proofs.Registration,
  },
  TemporaryRegistration: {
    ...credentials.TemporaryRegistration,
    ...papers.TemporaryRegistration,
    ...proofs.TemporaryRegistration,
  },
  Classification: { ...credentials.Classification, ...papers.Classification, ...proofs.Classification },
  RecognisedCertificate: {
    ...credentials.RecognisedCertificate,
    ...papers.RecognisedCertificate,
    ...proofs.RecognisedCertificate,
  },
  EligibilityNumber: { ...credentials.EligibilityNumber, ...papers.EligibilityNumber, ...proofs.EligibilityNumber },
  Card: { ...credentials.Card, ...papers.Card, ...proofs.Card },
  ListedQualification: {
    ...credentials.ListedQualification,
    ...papers.ListedQualification,
    ...proofs.ListedQualification,
  },
  GoodStandingCertificate: {
    ...credentials.GoodStandingCertificate,
    ...papers.GoodStandingCertificate,
    ...proofs.GoodStandingCertificate,
  },
  GoodStandingDelivery: papers.GoodStandingDelivery,
  Practitioner: {
    ...applications.Practitioner,
    ...credentials.Practitioner,
    ...documents.Practitioner,
    ...profile.Practitioner,
    ...sanctions.Practitioner,
    ...verification.Practitioner,
  },
} satisfies Resolvers & NeededResolvers<Objects>;

/** Whose an object is, where it does not say so itself: it bears the id of the account. */
const byAccount = ({ id }: { id: string }) => ({ accountId: id });
export const belongings: Belongings = { Account: byAccount, Reviewer: byAccount };

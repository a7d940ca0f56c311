import type { PractitionerResolvers, QueryResolvers, VerificationCaseResolvers } from '../../graphql/generated';

const Query = {
  verificationPreview: (_, { input }, { verification }) => verification.preview(input),
  verificationConsent: (_, _arguments, { verification }) => verification.rules.consent,
} satisfies Pick<QueryResolvers, 'verificationPreview' | 'verificationConsent'>;

const Practitioner = {
  verificationCases: ({ id }, page, { verification }) => verification.pageOf(id, page),
  verificationNeeds: (practitioner, { service, by }, { verification }) => verification.needs(practitioner, service, by),
} satisfies PractitionerResolvers;

const VerificationCase = {
  stage: (one, _, { verification }) => verification.stageOf(one),
  usualWorkingDays: (_, _arguments, { verification }) => verification.usualWorkingDays,
  usuallyBy: (one, _, { verification }) => verification.usuallyBy(one),
  appealUntil: (one, _, { verification }) => verification.appealUntil(one),
  appealedAt: ({ appeal }) => appeal?.at ?? null,
  report: (one, _, { verification }) => verification.reportOf(one),
} satisfies VerificationCaseResolvers;

export const resolvers = { Query, Practitioner, VerificationCase };

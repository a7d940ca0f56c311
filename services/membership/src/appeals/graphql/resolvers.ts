import { rejectionOf } from '../../applications';
import type {
  AppealProposalResolvers,
  AppealResolvers,
  ApplicationResolvers,
  QueryResolvers,
  SanctionCaseResolvers,
  SanctionDecisionResolvers,
} from '../../graphql/generated';

const Query = {
  appeal: (_, { id }, { appeals }) => appeals.appeal(id),
  appeals: (_, asked, { appeals }) => appeals.page(asked),
} satisfies QueryResolvers;

const Appeal = {
  outcome: ({ status, proposal }) => (status === 'DECIDED' ? (proposal?.outcome ?? null) : null),
  reason: ({ status, proposal }) => (status === 'DECIDED' ? (proposal?.reason ?? null) : null),
  decidedAt: ({ decided }) => decided?.at ?? null,
  practitioner: ({ practitionerId }, _, { profiles }) => profiles.byId.find(practitionerId),
} satisfies AppealResolvers;

const AppealProposal = { by: ({ by }) => ({ id: by }) } satisfies AppealProposalResolvers;

const Application = {
  appeals: ({ id }, _, { appeals }) => appeals.ofSubject(id),
  appealUntil: (application, _, { appeals }) => {
    const rejection = rejectionOf(application);
    return rejection ? appeals.until(rejection.at) : null;
  },
} satisfies ApplicationResolvers;

const SanctionCase = {
  appeals: ({ id }, _, { appeals }) => appeals.ofSubject(id),
} satisfies SanctionCaseResolvers;

const SanctionDecision = {
  appealUntil: ({ toldAt }, _, { appeals }) => appeals.until(toldAt),
} satisfies SanctionDecisionResolvers;

export const resolvers = { Query, Appeal, AppealProposal, Application, SanctionCase, SanctionDecision };

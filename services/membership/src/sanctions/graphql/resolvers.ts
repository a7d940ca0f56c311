import { accountOf } from '@mumaris/kit/auth/access';
import { dayOf } from '@mumaris/kit/calendar';
import { isRightToPractise } from '../../credentials';
import type {
  CredentialViewResolvers,
  InterimSuspensionResolvers,
  PractitionerResolvers,
  QueryResolvers,
  SanctionCaseResolvers,
  SanctionProposalResolvers,
  SanctionResolvers,
} from '../../graphql/generated';

const Query = {
  sanctionGrounds: (_, _arguments, { sanctions }) =>
    Object.entries(sanctions.rules.grounds).map(([code, { name }]) => ({ code, name })),
  sanctionCases: (_, asked, { sanctions }) => sanctions.page(asked),
  sanctionCase: (_, { id }, { sanctions }) => sanctions.case(id),
} satisfies QueryResolvers;

const Practitioner = {
  sanctionCases: ({ id }, page, { sanctions }) => sanctions.toldTo(id, page),
} satisfies PractitionerResolvers;

const CredentialView = {
  sanctions: async (credential, _, { sanctions }) => {
    if (!isRightToPractise(credential)) return [];
    return (await sanctions.published(credential.practitionerId)).map(({ sanction, at }) => ({
      text: sanctions.rules.publication[sanction.kind].text,
      decidedOn: dayOf(at),
      until: sanction.until,
    }));
  },
} satisfies CredentialViewResolvers;

const SanctionCase = {
  practitioner: ({ practitionerId }, _, { profiles }) => profiles.byId.find(practitionerId),
  ground: ({ ground }, _, { sanctions }) => sanctions.rules.grounds[ground]?.name ?? { ar: ground, en: ground },
  openedBy: ({ openedBy }) => ({ id: openedBy }),
  // Its practitioner knows of it once it runs.
  interim: ({ interim, accountId }, _, { caller }) =>
    interim?.confirmedAt || accountId !== accountOf(caller) ? interim : null,
  closedWhy: ({ closed }) => closed?.reason ?? null,
} satisfies SanctionCaseResolvers;

const InterimSuspension = {
  reviewedAt: ({ reviews }) => reviews.map(({ at }) => at),
  endedAt: ({ ended }) => ended?.at ?? null,
  endedWhy: ({ ended }) => ended?.why ?? null,
  proposedBy: ({ proposedBy }) => ({ id: proposedBy }),
  confirmedBy: ({ confirmedBy }) => (confirmedBy === null ? null : { id: confirmedBy }),
} satisfies InterimSuspensionResolvers;

const Sanction = {
  conditionKind: ({ condition }) => condition?.kind ?? null,
  wording: ({ condition }) => condition?.wording ?? null,
} satisfies SanctionResolvers;

const SanctionProposal = { by: ({ by }) => ({ id: by }) } satisfies SanctionProposalResolvers;

export const resolvers = {
  Query,
  Practitioner,
  CredentialView,
  SanctionCase,
  InterimSuspension,
  Sanction,
  SanctionProposal,
};

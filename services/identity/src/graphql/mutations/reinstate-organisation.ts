import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { toOrganisationNode } from '../organisation-node';

export const reinstateOrganisation: NonNullable<MutationResolvers['reinstateOrganisation']> = (
  _,
  { input },
  { useCases, caller },
) =>
  payload(async () => ({
    organisation: toOrganisationNode(await useCases.reinstateOrganisation({ ...input, caller })),
  }));

import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { toOrganisationNode } from '../organisation-node';

export const updateOrganisation: NonNullable<MutationResolvers['updateOrganisation']> = (
  _,
  { input },
  { useCases, caller },
) =>
  payload(async () => ({ organisation: toOrganisationNode(await useCases.updateOrganisation({ ...input, caller })) }));

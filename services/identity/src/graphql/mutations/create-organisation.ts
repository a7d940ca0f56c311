import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { toOrganisationNode } from '../organisation-node';

export const createOrganisation: NonNullable<MutationResolvers['createOrganisation']> = (
  _,
  { input },
  { useCases, caller },
) =>
  payload(async () => ({ organisation: toOrganisationNode(await useCases.createOrganisation({ ...input, caller })) }));

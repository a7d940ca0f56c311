import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';
import { toOrganisationNode } from '../organisation-node';

export const suspendOrganisation: NonNullable<MutationResolvers['suspendOrganisation']> = (
  _,
  { input },
  { useCases, caller },
) =>
  payload(async () => ({ organisation: toOrganisationNode(await useCases.suspendOrganisation({ ...input, caller })) }));

import { createApiClient } from './mutations/create-api-client';
import { createOrganisation } from './mutations/create-organisation';
import { reinstateOrganisation } from './mutations/reinstate-organisation';
import { retireApiClientSecret } from './mutations/retire-api-client-secret';
import { revokeApiClient } from './mutations/revoke-api-client';
import { rotateApiClientSecret } from './mutations/rotate-api-client-secret';
import { suspendOrganisation } from './mutations/suspend-organisation';
import { updateOrganisation } from './mutations/update-organisation';

/** What staff change of employers and their clients (PRT-01). */
export const organisationMutations = {
  createOrganisation,
  updateOrganisation,
  suspendOrganisation,
  reinstateOrganisation,
  createApiClient,
  rotateApiClientSecret,
  retireApiClientSecret,
  revokeApiClient,
};

import { createApiClient } from './create-api-client';
import { createOrganisation } from './create-organisation';
import { reinstateOrganisation } from './reinstate-organisation';
import { retireApiClientSecret } from './retire-api-client-secret';
import { revokeApiClient } from './revoke-api-client';
import { rotateApiClientSecret } from './rotate-api-client-secret';
import { suspendOrganisation } from './suspend-organisation';
import { updateOrganisation } from './update-organisation';

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

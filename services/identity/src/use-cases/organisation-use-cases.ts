import { createApiClient } from './create-api-client';
import { createOrganisation } from './create-organisation';
import type { Deps } from './deps';
import { reinstateOrganisation } from './reinstate-organisation';
import { retireApiClientSecret } from './retire-api-client-secret';
import { revokeApiClient } from './revoke-api-client';
import { rotateApiClientSecret } from './rotate-api-client-secret';
import { suspendOrganisation } from './suspend-organisation';
import { updateOrganisation } from './update-organisation';

/** What staff can do about employers and their clients (PRT-01). */
export const createOrganisationUseCases = (deps: Deps) => ({
  createOrganisation: createOrganisation(deps),
  updateOrganisation: updateOrganisation(deps),
  suspendOrganisation: suspendOrganisation(deps),
  reinstateOrganisation: reinstateOrganisation(deps),
  createApiClient: createApiClient(deps),
  rotateApiClientSecret: rotateApiClientSecret(deps),
  retireApiClientSecret: retireApiClientSecret(deps),
  revokeApiClient: revokeApiClient(deps),
});

import { answersAll, answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import { createApiClient } from '../use-cases/create-api-client';
import { createOrganisation } from '../use-cases/create-organisation';
import type { Deps } from '../use-cases/deps';
import { reinstateOrganisation } from '../use-cases/reinstate-organisation';
import { retireApiClientSecret } from '../use-cases/retire-api-client-secret';
import { revokeApiClient } from '../use-cases/revoke-api-client';
import { rotateApiClientSecret } from '../use-cases/rotate-api-client-secret';
import { suspendOrganisation } from '../use-cases/suspend-organisation';
import { updateOrganisation } from '../use-cases/update-organisation';

/** What can be changed of employers and their clients (PRT-01); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['employers'], Deps, Context> = {
  createOrganisation: answersWith('organisation', createOrganisation),
  updateOrganisation: answersWith('organisation', updateOrganisation),
  suspendOrganisation: answersWith('organisation', suspendOrganisation),
  reinstateOrganisation: answersWith('organisation', reinstateOrganisation),
  createApiClient: answersAll(createApiClient),
  rotateApiClientSecret: answersAll(rotateApiClientSecret),
  retireApiClientSecret: answersWith('client', retireApiClientSecret),
  revokeApiClient: answersWith('client', revokeApiClient),
};

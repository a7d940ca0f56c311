import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { dayOf } from '@mumaris/kit/calendar';
import type { Asker } from '@mumaris/kit/limits/look-ups';
import type { PageArguments } from '@mumaris/kit/page';
import type { Credential } from '../domain/credential';
import type { Deps } from './deps';
import { verifyCredential } from './verify-credential';

const isVisible = visible<Credential>('membership', 'Registration');

/** What one request reads of credentials: batched over its whole operation, and each authorised. */
export const createCredentialReads = (deps: Deps, asker: Asker) => {
  const { credentials, clock } = deps;
  return {
    byId: batchVisible(isVisible(asker.caller), credentials.byIds, ({ id }) => id),
    /** The registration in force today, by its practitioner. */
    registrations: batchVisible(
      isVisible(asker.caller),
      (practitionerIds) => credentials.registrationsOf(practitionerIds, dayOf(clock.now())),
      ({ practitionerId }) => practitionerId,
    ),
    pageOf: (practitionerId: string, page: PageArguments) => credentials.pageOf(practitionerId, page),
    verify: verifyCredential(deps, asker),
  };
};

export type CredentialReads = ReturnType<typeof createCredentialReads>;

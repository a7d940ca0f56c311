import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { dayOf } from '@mumaris/kit/calendar';
import type { PageArguments } from '@mumaris/kit/page';
import type { Credential } from '../domain/credential';
import type { Deps } from './deps';
import { verifyCredential } from './verify-credential';

const isVisible = visible<Credential>('membership', 'Registration');

/** What one request reads of credentials: batched over its whole operation, and each authorised. */
export const createCredentialReads = (deps: Deps, caller: Caller) => {
  const { credentials, clock } = deps;
  return {
    byId: batchVisible(isVisible(caller), credentials.byIds, ({ id }) => id),
    /** The registration in force today, by its practitioner. */
    registrations: batchVisible(
      isVisible(caller),
      (practitionerIds) => credentials.registrationsOf(practitionerIds, dayOf(clock.now())),
      ({ practitionerId }) => practitionerId,
    ),
    pageOf: (practitionerId: string, page: PageArguments) => credentials.pageOf(practitionerId, page),
    verify: verifyCredential(deps),
  };
};

export type CredentialReads = ReturnType<typeof createCredentialReads>;

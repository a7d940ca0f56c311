import { batchMany } from '@mumaris/kit/batch';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { dayOf } from '@mumaris/kit/calendar';
import type { Asker } from '@mumaris/kit/limits/look-ups';
import type { PageArguments } from '@mumaris/kit/page';
import { type Credential, statusOn } from '../domain/credential';
import type { Deps } from './deps';
import { verifyCredential } from './verify-credential';

const isVisible = visible<Credential>('membership', 'Registration');

/** What one request reads of credentials: batched over its whole operation, and each authorised. */
export const createCredentialReads = (deps: Deps, asker: Asker) => {
  const { credentials, clock } = deps;
  const held = batchMany(
    (practitionerIds: readonly string[]) => credentials.heldBy(practitionerIds),
    ({ practitionerId }) => practitionerId,
  );
  return {
    /** What a practitioner holds, the newest first, for rules to decide by. */
    held,
    /** The classification in force today. */
    classification: async (practitionerId: string) => {
      const today = dayOf(clock.now());
      const found = (await held.load(practitionerId)).filter((one) => one.kind === 'CLASSIFICATION');
      return found.find((one) => statusOn(one, today) === 'ACTIVE') ?? null;
    },
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

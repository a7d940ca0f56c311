import { batchMany } from '@mumaris/kit/batch';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import { addDays, dayOf } from '@mumaris/kit/calendar';
import type { Asker } from '@mumaris/kit/limits/look-ups';
import type { PageArguments } from '@mumaris/kit/page';
import type { Credential } from '../domain/credential';
import { statusOn } from '../domain/status';
import type { Deps } from './deps';
import { registrationAt } from './registration-at';
import { verifyCredential } from './verify-credential';

const isVisible = visible<Credential>('membership', 'Registration');

/** What one request reads of credentials: batched over its whole operation, and each authorised. */
export const createCredentialReads = (deps: Deps, asker: Asker) => {
  const { credentials, registrationRules, clock } = deps;
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
    /** The registration that counts today, by its practitioner: one that has ended while it can be renewed (MEM-64). */
    registrations: batchVisible(
      isVisible(asker.caller),
      (practitionerIds) => {
        const today = dayOf(clock.now());
        return credentials.registrationsOf(practitionerIds, today, addDays(today, -registrationRules.graceDays));
      },
      ({ practitionerId }) => practitionerId,
    ),
    pageOf: (practitionerId: string, page: PageArguments) => credentials.pageOf(practitionerId, page),
    verify: verifyCredential(deps, asker),
    registrationAt: registrationAt(deps, asker.caller),
  };
};

export type CredentialReads = ReturnType<typeof createCredentialReads>;

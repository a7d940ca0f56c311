import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { assertConsent } from '../domain/consent';
import type { Entry } from '../domain/entry';
import { mismatchesOf } from '../domain/mismatches';
import { neededOf } from '../domain/needs';
import { assertRequestable } from '../domain/standing';
import { request, type VerificationCase } from '../domain/verification-case';
import type { Practitioner } from '../../profile';
import type { Deps } from './deps';
import { assertNotDenied, assertSendable } from './own-documents';
import { ownEntry, readWritten, type WrittenForm } from './own-entry';
import { signConsent } from './sign-consent';
import { submitTask } from './tasks';

interface Command extends WrittenForm {
  readonly caller: Caller;
  readonly entryId: string;
  readonly documentIds: readonly string[];
  readonly consent: boolean;
  readonly consentVersion: string;
}

/** Of one entry there is one open case: who comes second is told so. */
const insert = async (
  { verificationCases, verificationRules, tasks, transact, clock }: Deps,
  asked: Parameters<typeof request>[0],
) => {
  const { entryId } = asked;
  for (;;) {
    try {
      return await transact(async (tx) => {
        const before = await verificationCases.ofPractitioners([asked.practitionerId], tx);
        const now = clock.now();
        assertRequestable(
          before.filter((one) => one.entryId === entryId),
          dayOf(now),
        );
        const made = request({ ...asked, number: newNumber('V') }, verificationRules, now);
        const inserted = await verificationCases.insert(made, tx);
        await tasks.add([submitTask(inserted)], tx);
        return inserted;
      });
    } catch (error) {
      // Another one was faster: the next round names it.
      if (!isDuplicate(error, 'number') && !isDuplicate(error, 'entryId')) throw error;
    }
  }
};

const assertNeeded = (
  { verificationRules: { needs }, clock }: Deps,
  { practitioner, entries, entry }: { practitioner: Practitioner; entries: readonly Entry[]; entry: Entry },
): void => {
  const { nationality } = practitioner.profile;
  if (!neededOf({ nationality, entries }, needs, dayOf(clock.now())).includes(entry))
    throw new RuleViolation('VERIFICATION_NOT_NEEDED');
};

/**
 * Asks for the verification of an entry of the caller's profile (MEM-51).
 * @throws RuleViolation or RuleViolations PROFILE_FIRST, NOT_FOUND, VERIFICATION_…, CONSENT_…, DOCUMENTS_NEEDED, UNKNOWN_DOCUMENT, DOCUMENT_NOT_READY,
 * REQUIRED, TOO_LONG
 */
export const requestVerification =
  (deps: Deps) =>
  async (command: Command): Promise<VerificationCase> => {
    const { caller, entryId } = command;
    const { verificationCases, verificationRules: rules, clock } = deps;
    const asWritten = readWritten(command);
    const own = await ownEntry(deps)(caller, entryId);
    const { practitioner, entry } = own;
    const { id: practitionerId, accountId, profile } = practitioner;
    assertNeeded(deps, own);
    const before = await verificationCases.ofPractitioners([practitionerId]);
    assertRequestable(
      before.filter((one) => one.entryId === entryId),
      dayOf(clock.now()),
    );
    assertConsent(command, rules.consent);
    const documentIds = await assertSendable(deps)(caller, accountId, command.documentIds);
    await assertNotDenied(deps)(before, documentIds);
    const id = newId('ver');
    const consent = await signConsent(deps, { caseId: id, accountId, entryId, documentIds });
    const mismatches = mismatchesOf(profile, entry, asWritten, rules);
    const about = { id, number: '', practitionerId, accountId, entryId, kind: entry.kind, entry: entry.label };
    return insert(deps, { ...about, documentIds, asWritten, mismatches, consent });
  };

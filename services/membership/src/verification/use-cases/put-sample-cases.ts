import { dayOf } from '@mumaris/kit/calendar';
import { newId, newNumber } from '@mumaris/kit/id';
import { verificationStatuses } from '@mumaris/schemas';
import type { Practitioner } from '../../profile';
import { entriesOf } from '../domain/entry';
import { neededOf } from '../domain/needs';
import { request, takeWord } from '../domain/verification-case';
import type { Deps } from './deps';
import { signConsent } from './sign-consent';

type SampleDeps = Pick<
  Deps,
  'verificationCases' | 'verificationRules' | 'practitioners' | 'reference' | 'signer' | 'clock'
>;

/**
 * Gives each sample practitioner who needs one a verification, by turns at each of its statuses; who has one keeps it.
 * @returns how many were put there
 */
export const putSampleCases =
  (deps: SampleDeps) =>
  async (people: readonly Practitioner[]): Promise<number> => {
    const { verificationCases, verificationRules: rules, reference, clock } = deps;
    let put = 0;
    for (const { id: practitionerId, accountId, profile, ...lists } of people) {
      const [now, entries] = [clock.now(), entriesOf(lists, reference)];
      const [entry] = neededOf({ nationality: profile.nationality, entries }, rules.needs, dayOf(now));
      const there = await verificationCases.ofPractitioners([practitionerId]);
      if (!entry || there.length) continue;
      const [id, entryId] = [newId('ver'), entry.id];
      const consent = await signConsent(deps, { caseId: id, accountId, entryId, documentIds: [] });
      const asWritten = { name: profile.name.en, birthDate: null, institution: null };
      const about = {
        id,
        number: newNumber('V'),
        practitionerId,
        accountId,
        entryId,
        kind: entry.kind,
        entry: entry.label,
      };
      const asked = request({ ...about, documentIds: [], asWritten, mismatches: [], consent }, rules, now);
      const status = verificationStatuses[put % verificationStatuses.length] ?? 'REQUESTED';
      const informationMissing = status === 'UNABLE_TO_VERIFY';
      await verificationCases.insert(
        takeWord(asked.state, { round: 1, status, remark: null, informationMissing }, rules, now),
      );
      put += 1;
    }
    return put;
  };

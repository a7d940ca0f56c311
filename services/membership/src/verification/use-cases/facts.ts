import { dayOf } from '@mumaris/kit/calendar';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Practitioner } from '../../profile';
import { entriesOf } from '../domain/entry';
import { neededOf } from '../domain/needs';
import type { VerificationFacts } from '../domain/verification-facts';
import type { ReadDeps } from './deps';

/** How verifications stand, of many practitioners at once, as the rules of services look at them (MEM-50). */
export const verificationFacts =
  ({
    verificationCases,
    verificationRules: { needs, usualWorkingDays },
    reference,
    afterWorkingDays,
    clock,
  }: Omit<ReadDeps, 'stepsOf' | 'practitioners' | 'beforeWorkingDays'>) =>
  async (people: readonly Practitioner[], tx?: Transaction): Promise<ReadonlyMap<string, VerificationFacts>> => {
    const today = dayOf(clock.now());
    const usuallyBy = afterWorkingDays(today, usualWorkingDays);
    const cases = people.length
      ? await verificationCases.ofPractitioners(
          people.map(({ id }) => id),
          tx,
        )
      : [];
    return new Map(
      people.map((person) => {
        const { nationality } = person.profile;
        const needed = neededOf({ nationality, entries: entriesOf(person, reference) }, needs, today);
        const entries = needed.map(({ id: entryId, label }) => ({
          entryId,
          label,
          cases: cases
            .filter((one) => one.practitionerId === person.id && one.entryId === entryId)
            .map(({ status, validUntil }) => ({ status, validUntil })),
        }));
        return [person.id, { usualWorkingDays, usuallyBy, entries }];
      }),
    );
  };

export type VerificationFactsOf = ReturnType<typeof verificationFacts>;

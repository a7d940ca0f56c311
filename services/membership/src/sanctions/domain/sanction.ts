import { addMonths, type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { ConditionKind, SanctionKind, Text } from '@mumaris/schemas';
import type { SanctionRules } from './sanction-rules';

/** A sanction as it is proposed, voted on and carried out (MEM-66). */
export interface Sanction {
  readonly kind: SanctionKind;
  /** The last day of a suspension, which always has one, or of a condition; null for one that runs until it is lifted. */
  readonly until: Day | null;
  /** What practice is held to; null for every other kind. */
  readonly condition: { readonly kind: ConditionKind; readonly wording: Text } | null;
}

/** From the mildest to the gravest. */
const gravity: readonly SanctionKind[] = ['WARNING', 'CONDITION', 'SUSPENSION', 'REVOCATION'];

export const isMilder = (one: Sanction, than: Sanction): boolean =>
  gravity.indexOf(one.kind) < gravity.indexOf(than.kind);

/**
 * Refuses what cannot be carried out: a suspension has an end to come, a condition says what it is, and nothing else has either (MEM-65, MEM-66).
 * @throws RuleViolation SANCTION_END, CONDITION_NEEDED
 */
export const assertSanction = (
  { kind, until, condition }: Sanction,
  { longestSuspensionMonths: months }: SanctionRules,
  now: Date,
): void => {
  const today = dayOf(now);
  const ends = kind === 'SUSPENSION' || kind === 'CONDITION';
  const isWrong =
    (kind === 'SUSPENSION' && (until === null || until > addMonths(today, months))) ||
    (until !== null && (!ends || until <= today));
  if (isWrong) throw new RuleViolation('SANCTION_END', { months }, 'until');
  if ((kind === 'CONDITION') !== (condition !== null)) throw new RuleViolation('CONDITION_NEEDED', {}, 'condition');
};

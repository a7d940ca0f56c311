import { addMonths, dayOf } from '@mumaris/kit/calendar';
import type { CaseDecision, SanctionCase } from './sanction-case';
import type { SanctionRules } from './sanction-rules';

/** What anybody may see of the sanctions of somebody at a moment: by kind, and for as long as the rules say (MEM-66). */
export const publishedAt = (
  cases: readonly SanctionCase[],
  { publication }: Pick<SanctionRules, 'publication'>,
  now: Date,
): CaseDecision[] =>
  cases
    .flatMap(({ decisions }) => decisions)
    .filter(({ annulledAt, at, sanction: { kind } }) => {
      const { to, months } = publication[kind];
      const isOver = months !== null && dayOf(now) > addMonths(dayOf(at), months);
      return annulledAt === null && to === 'PUBLIC' && !isOver;
    });

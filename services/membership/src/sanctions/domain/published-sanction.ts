import { addMonths, dayOf } from '@mumaris/kit/calendar';
import type { CaseDecision, SanctionCase } from './sanction-case';
import type { SanctionRules } from './sanction-rules';

/** Bodies are shown what everybody is, and what is for them alone. */
const shown = { PUBLIC: ['PUBLIC'], BODIES: ['PUBLIC', 'BODIES'] } as const;

/** What is shown of the sanctions of somebody at a moment, and to whom: by kind, and for as long as the rules say (MEM-66). */
export const shownTo = (
  audience: keyof typeof shown,
  cases: readonly SanctionCase[],
  { publication }: Pick<SanctionRules, 'publication'>,
  now: Date,
): CaseDecision[] =>
  cases
    .flatMap(({ decisions }) => decisions)
    .filter(({ annulledAt, at, sanction: { kind } }) => {
      const { to, months } = publication[kind];
      const isOver = months !== null && dayOf(now) > addMonths(dayOf(at), months);
      return annulledAt === null && shown[audience].some((one) => one === to) && !isOver;
    });

import { CaseDecidedV1, CaseOpenedV1, type NewEvent, type SanctionKind, type Text } from '@mumaris/schemas';
import type { SanctionCase } from './sanction-case';
import type { SanctionRules } from './sanction-rules';

type Grounds = Pick<SanctionRules, 'grounds'>;

const about = ({ id: caseId, number, practitionerId, accountId, ground }: SanctionCase, { grounds }: Grounds) => {
  const name = grounds[ground]?.name ?? { ar: ground, en: ground };
  return { caseId, number, practitionerId, accountId, ground: name };
};

/** Notice of a case: what is held against the practitioner, and until when there is an answer (MEM-66). */
export const caseOpened = (one: SanctionCase, rules: Grounds): NewEvent => {
  if (!one.answerUntil) throw new Error(`case ${one.id} has no time to answer`);
  const { particulars, answerUntil } = one;
  return CaseOpenedV1.of({ ...about(one, rules), particulars, answerUntil: answerUntil.toISOString() });
};

/** How a case ended; without a sanction `kind` is null. */
export const caseDecided = (one: SanctionCase, kind: SanctionKind | null, reason: Text, rules: Grounds): NewEvent =>
  CaseDecidedV1.of({ ...about(one, rules), outcome: kind ?? 'NO_SANCTION', reason });

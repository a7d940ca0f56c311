import type { SanctionKind, Text } from '@mumaris/schemas';

/** To whom a sanction is shown beside its effect on the registration; bodies are those that certificates of good standing are for (MEM-15). */
type Audience = 'PUBLIC' | 'BODIES' | 'STAFF';

/** Who is shown a kind of sanction, and for how many months from its decision; null for as long as the register lasts. */
interface Publication {
  readonly to: Audience;
  readonly months: number | null;
  readonly text: Text;
}

/** What a case is opened on. */
interface Ground {
  readonly name: Text;
}

/** What holds for cases: rules/sanctions/sanctions.yaml. */
export interface SanctionRules {
  /** By code. */
  readonly grounds: Readonly<Record<string, Ground>>;
  /** The committee that decides. */
  readonly committee: string;
  readonly daysToAnswer: number;
  /** Days until an interim suspension has to be reviewed again. */
  readonly reviewDays: number;
  readonly mostReviews: number;
  readonly mostProposals: number;
  readonly mostAnswers: number;
  readonly mostDocuments: number;
  readonly longestWords: number;
  readonly longestSuspensionMonths: number;
  /** What the practitioner is told of a sanction where the chair gave no reason. */
  readonly usualReason: Text;
  readonly publication: Readonly<Record<SanctionKind, Publication>>;
}

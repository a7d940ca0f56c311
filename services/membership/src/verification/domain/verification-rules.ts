import type { Text } from '@mumaris/kit/errors';
import type { DateMismatch, VerificationStatus } from '@mumaris/schemas';
import type { Need } from './needs';

/** What a document can differ from the profile in, as rules/verification/verification.yaml tells it. */
export type MismatchKind =
  | 'NAME_SHORTER'
  | 'NAME_LONGER'
  | 'NAME_DIFFERENT'
  | DateMismatch
  | 'NO_SUCH_DAY'
  | 'UNREADABLE'
  | 'INSTITUTION_DIFFERENT';

/** The text that an applicant consents to; another text is another version. */
export interface ConsentText {
  readonly version: string;
  readonly text: Text;
}

/** How verifications go (MEM-50, MEM-51, MEM-55). */
export interface VerificationRules {
  readonly needs: readonly Need[];
  readonly usualWorkingDays: number;
  readonly reportValidMonths: number;
  readonly appealDays: number;
  readonly mostDocuments: number;
  /** How long the company may be silent before it is asked. */
  readonly askAfterHours: number;
  /** When it is asked again where it did not answer. */
  readonly askAgainMinutes: number;
  readonly reportLinkMinutes: number;
  readonly largestReportBytes: number;
  readonly consent: ConsentText;
  readonly stages: Readonly<Record<VerificationStatus, Text>>;
  /** Told in place of the stage where another document can bring what is missing. */
  readonly informationMissing: Text;
  readonly mismatches: Readonly<Record<MismatchKind, { readonly why: Text; readonly advice: Text }>>;
}

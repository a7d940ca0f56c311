/** What is known of an application here: what membership has told, in whatever order it was heard. */
export interface KnownApplication {
  readonly id: string;
  /** Its first submission: from then on it is priced, and the month of a refund counts (BIL-01, BIL-08). */
  readonly requestedAt: Date | null;
  /** When it was cancelled or rejected: nothing more is owed for it. Null again once an appeal takes that back. */
  readonly endedAt: Date | null;
  /** When an appeal last took its rejection back (MEM-33): of what is heard of its end, only what came later counts. */
  readonly reopenedAt: Date | null;
  /** When the service was provided. */
  readonly completedAt: Date | null;
  /** Whether it was rejected for the applicant's non-compliance (BIL-08). */
  readonly nonCompliance: boolean | null;
  /** When its latest exam was sat (BIL-08). */
  readonly examSatAt: Date | null;
}

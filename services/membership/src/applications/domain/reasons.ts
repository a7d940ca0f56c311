/** Why a rule is met, is not, or does not apply; each has its words (MEM-04). */
export const reasons = [
  'HOLDS',
  'NOT_IN_FORCE_YET',
  'NOT_ASKED',
  'AFTER_THE_ANSWER',
  'NOT_ANSWERED',
  'NOT_KNOWN',
  'NOT_CONFIRMED',
  'TOO_EARLY',
  'TOO_LATE',
  'NOT_AMONG',
  'TOO_LOW',
  'TOO_HIGH',
  'TOO_FEW_ROWS',
  'ROW_INCOMPLETE',
  'DOCUMENT_MISSING',
  'DOCUMENT_UNDATED',
  'DOCUMENT_OLD',
  'DOCUMENT_AHEAD',
  'DOCUMENT_EXPIRED',
  'DOCUMENT_BEING_CHECKED',
  'DOCUMENTS_ALIKE',
  'NOT_VERIFIED',
  'VERIFICATION_UNKNOWN',
] as const;
export type Reason = (typeof reasons)[number];

/** What to do where the rules say nothing of their own. */
export const advices = ['ANSWER', 'CONFIRM', 'FILL_ROWS', 'ATTACH', 'WAIT_FOR_CHECK'] as const;
export type Advice = (typeof advices)[number];

/** What a timeline entry can tell (MEM-27). */
export const happenings = [
  'STARTED',
  'SUBMITTED',
  'ADMIN_FEE_DUE',
  'ADMIN_FEE_PAID',
  'CLAIMED',
  'RELEASED',
  'CLAIM_LAPSED',
  'RETURNED',
  'RESUBMITTED',
  'APPROVED',
  'SERVICE_FEE_DUE',
  'SERVICE_FEE_PAID',
  'GRANTED',
  'REJECTED',
  'CANCELLED_BY_APPLICANT',
  'CANCELLED_ADMIN_FEE_UNPAID',
  'CANCELLED_SERVICE_FEE_UNPAID',
  'CANCELLED_RETURN_UNANSWERED',
] as const;
export type Happening = (typeof happenings)[number];

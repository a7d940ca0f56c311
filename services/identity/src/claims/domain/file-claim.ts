import type { Change } from '@mumaris/kit/change';
import { FileClaimedV1, FileClaimRefusedV1, type FileClaimStatus, type Language } from '@mumaris/schemas';
import type { Applicant } from '../../domain/applicant';

/** The claim of a file from before: a sign-up that waits until membership has compared what was stated (IDN-16). */
export interface FileClaim {
  readonly id: string;
  /** The request number, for people. */
  readonly number: string;
  /** The account that is opened once it is granted, or is there; membership keeps the file for it. */
  readonly accountId: string;
  /** The sign-up that begins then; null for who has an account. */
  readonly signUpId: string | null;
  readonly status: FileClaimStatus;
  /** What the sign-up begins with; null once it is answered, and for who has an account. */
  readonly form: ClaimantForm | null;
  readonly madeAt: Date;
  readonly answeredAt: Date | null;
}

interface ClaimantForm {
  readonly applicant: Applicant;
  /** argon2id, in PHC form. */
  readonly passwordHash: string;
}

type Named = Pick<FileClaim, 'id' | 'number' | 'accountId' | 'signUpId'>;

/**
 * Has a file compared with what was stated.
 * @param form null for who has an account
 * @param statement sealed for membership
 */
export const openClaim = (named: Named, form: ClaimantForm | null, statement: string, now: Date): Change<FileClaim> => {
  const { id: claimId, accountId } = named;
  const told = { claimId, accountId, hasAccount: form === null, claimedAt: now.toISOString(), statement };
  return {
    state: { ...named, status: 'RECEIVED', form, madeAt: now, answeredAt: null },
    events: [FileClaimedV1.of(told)],
  };
};

const answer = (claim: FileClaim, status: FileClaimStatus, now: Date): FileClaim => ({
  ...claim,
  status,
  form: null,
  answeredAt: now,
});

/** It is granted: its sign-up goes on by link and code. */
export const grantClaim = (claim: FileClaim, now: Date): Change<FileClaim> => ({
  state: answer(claim, 'GRANTED', now),
});

/** No file fits. @param contact of the claimant, sealed for notification */
export const refuseClaim = (
  claim: FileClaim,
  { contact, language }: { readonly contact: string; readonly language: Language },
  now: Date,
): Change<FileClaim> => ({
  state: answer(claim, 'REFUSED', now),
  events: [FileClaimRefusedV1.of({ claimId: claim.id, number: claim.number, language, contact })],
});

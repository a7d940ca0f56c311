import type { Change } from '@mumaris/kit/change';
import { FileClaimedV1, FileClaimRefusedV1, type FileClaimStatus } from '@mumaris/schemas';
import type { Applicant } from '../../domain/applicant';

/** The claim of a file from before: a sign-up that waits until membership has compared what was stated (IDN-16). */
export interface FileClaim {
  readonly id: string;
  /** The request number, for people. */
  readonly number: string;
  /** The account that is opened once it is granted; membership keeps the file for it. */
  readonly accountId: string;
  /** The sign-up that begins then. */
  readonly signUpId: string;
  readonly status: FileClaimStatus;
  /** What the sign-up begins with; null once it is answered. */
  readonly form: ClaimantForm | null;
  readonly madeAt: Date;
  readonly answeredAt: Date | null;
}

interface ClaimantForm {
  readonly applicant: Applicant;
  /** argon2id, in PHC form. */
  readonly passwordHash: string;
}

type Opening = Pick<FileClaim, 'id' | 'number' | 'accountId' | 'signUpId'> & ClaimantForm;

/** Has a file compared with what was stated. @param statement sealed for membership */
export const openClaim = (
  { applicant, passwordHash, ...named }: Opening,
  statement: string,
  now: Date,
): Change<FileClaim> => ({
  state: { ...named, status: 'RECEIVED', form: { applicant, passwordHash }, madeAt: now, answeredAt: null },
  events: [
    FileClaimedV1.of({ claimId: named.id, accountId: named.accountId, claimedAt: now.toISOString(), statement }),
  ],
});

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
  claim: FileClaim & { readonly form: ClaimantForm },
  contact: string,
  now: Date,
): Change<FileClaim> => {
  const { id: claimId, number, form } = claim;
  const { language } = form.applicant;
  return {
    state: answer(claim, 'REFUSED', now),
    events: [FileClaimRefusedV1.of({ claimId, number, language, contact })],
  };
};

import { endOfPeriod } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import {
  type FileAgreement,
  type FileClaimDecision,
  FileClaimDecidedV1,
  FileContactReplacedV1,
  type Language,
} from '@mumaris/schemas';
import { differencesOf, type Statement } from './agreement';
import { type EarlierFile, isTaken } from './earlier-file';

/** How claims are judged: rules/files/claims.yaml. */
export interface ClaimRules {
  readonly grantedWhereAllAgree: readonly FileAgreement[];
  readonly reviewedWhereAllAgree: readonly (readonly FileAgreement[])[];
  readonly refusedAfterDays: number;
  readonly holdsForDays: number;
  readonly keepUnfitDays: number;
  readonly keepDecidedDays: number;
  readonly reasonMaxLength: number;
}

/** The claim of a file, as identity told of it, and what became of it here (IDN-16). */
export interface FileClaim {
  /** Identity's. */
  readonly id: string;
  /** The account that the file shall belong to; identity opens it once the claim is granted, where it is not there. */
  readonly accountId: string;
  /** Whether the account is there already. */
  readonly hasAccount: boolean;
  readonly statement: Statement;
  /** The file that it is for; null where none fits. */
  readonly fileId: string | null;
  readonly differences: readonly FileAgreement[];
  readonly claimedAt: Date;
  /** Null while a reviewer has not decided, and for ever where no file fits. */
  readonly decision: FileClaimDecision | null;
  readonly reason: string | null;
  /** The account of the reviewer; null where the rules decided. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Until when it can be decided, and when a refusal is told; null once it is answered. */
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  /** When it is forgotten. */
  readonly forgetAt: Date | null;
}

/** What identity tells of a claim. */
type Told = Pick<FileClaim, 'id' | 'accountId' | 'hasAccount' | 'statement' | 'claimedAt'>;

const answered = (claim: FileClaim, granted: boolean, rules: ClaimRules, now: Date): Change<FileClaim> => ({
  state: {
    ...claim,
    dueAt: null,
    answeredAt: now,
    forgetAt: endOfPeriod(now, claim.fileId ? rules.keepDecidedDays : rules.keepUnfitDays),
  },
  events: [
    FileClaimDecidedV1.of({
      claimId: claim.id,
      accountId: claim.accountId,
      granted,
      decidedAt: (claim.decidedAt ?? now).toISOString(),
    }),
  ],
});

/** Grants it at once, leaves it to a reviewer, or finds that it fits no file; one that somebody has by now fits nobody else. */
export const receiveClaim = (
  told: Told,
  file: EarlierFile | undefined,
  rules: ClaimRules,
  now: Date,
): Change<FileClaim> => {
  const open = { decision: null, reason: null, decidedBy: null, decidedAt: null, answeredAt: null, forgetAt: null };
  const dueAt = endOfPeriod(told.claimedAt, rules.refusedAfterDays);
  const claim = { ...told, ...open, fileId: null, differences: [], dueAt };
  if (!file || file.practitionerId) return { state: claim };
  const differences = differencesOf(file.person, told.statement);
  const allAgree = (wanted: readonly FileAgreement[]) => !wanted.some((one) => differences.includes(one));
  const fitting = { ...claim, fileId: file.id, differences };
  if (allAgree(rules.grantedWhereAllAgree))
    return answered({ ...fitting, decision: 'GRANT', decidedAt: now }, true, rules, now);
  return { state: rules.reviewedWhereAllAgree.some(allAgree) ? fitting : claim };
};

interface Decision {
  readonly decision: FileClaimDecision;
  readonly reason: string;
  readonly reviewerId: string;
  /** Whom the file reaches, sealed for notification, and the language; null where it has no e-mail. */
  readonly onFile: { readonly contact: string; readonly language: Language } | null;
}

/**
 * A reviewer decides where identity differs; a refusal is told when those are that fit no file. Whom the file reaches is told of a grant
 * to somebody who is reached elsewhere.
 * @throws RuleViolation FILE_CLAIM_DECIDED, FILE_CLAIM_OWN, FILE_TAKEN
 */
export const decideClaim = (
  claim: FileClaim,
  file: EarlierFile,
  { decision, reason, reviewerId, onFile }: Decision,
  rules: ClaimRules,
  now: Date,
): Change<FileClaim> => {
  if (claim.decision || claim.answeredAt) throw new RuleViolation('FILE_CLAIM_DECIDED', {}, 'claimId');
  if (claim.accountId === reviewerId) throw new RuleViolation('FILE_CLAIM_OWN', {}, 'claimId');
  const differences = differencesOf(file.person, claim.statement);
  const decided = { ...claim, differences, decision, reason, decidedBy: reviewerId, decidedAt: now };
  if (decision === 'REFUSE') return { state: decided };
  if (isTaken(file, claim.id, now)) throw new RuleViolation('FILE_TAKEN', {}, 'claimId');
  const { state, events = [] } = answered(decided, true, rules, now);
  const elsewhere = onFile && differences.includes('CONTACT');
  return {
    state,
    events: elsewhere ? [...events, FileContactReplacedV1.of({ claimId: claim.id, ...onFile })] : events,
  };
};

/** Refuses what was not granted once its day has come; told already, nothing changes. */
export const answerRefused = (claim: FileClaim, rules: ClaimRules, now: Date): Change<FileClaim> =>
  claim.dueAt && claim.dueAt < now ? answered(claim, false, rules, now) : { state: claim };

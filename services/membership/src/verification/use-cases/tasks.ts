import type { Task } from '@mumaris/kit/tasks';
import type { VerificationCase } from '../domain/verification-case';

/** Which sending of a case is meant. */
export interface Sending {
  readonly caseId: string;
  readonly round: number;
}

export const submitKind = 'submit-verification';
export const reportKind = 'fetch-verification-report';

const taskOf =
  (kind: string) =>
  ({ id: caseId, round }: Pick<VerificationCase, 'id' | 'round'>): Task<Sending> => ({
    key: `${kind}:${caseId}-${round}`,
    kind,
    payload: { caseId, round },
  });

/** Hands a sending in with the company. */
export const submitTask = taskOf(submitKind);

/** Fetches the report of a sending that has ended. */
export const reportTask = taskOf(reportKind);

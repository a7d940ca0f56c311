import { type EventHandler, on } from '@mumaris/kit/events/handler';
import {
  ApplicationCancelledV1,
  ApplicationCompletedV1,
  ApplicationPreliminarilyApprovedV1,
  ApplicationRejectedV1,
  ApplicationReopenedV1,
  ApplicationSubmittedV1,
  ExamAttemptFeeDueV1,
  ExamResultCorrectedV1,
  ExamResultRecordedV1,
} from '@mumaris/schemas';
import type { Stores, UseCases } from './assemble';

/** What this service does when membership says something. */
export const createHandlers = (
  { takeSubmission, issueInvoice, endApplication, forgoFee }: UseCases,
  { applications }: Pick<Stores, 'applications'>,
): EventHandler[] => [
  on(ApplicationSubmittedV1, ({ data: { number, submittedAt, fee = 'ADMINISTRATIVE', ...application } }, tx) =>
    takeSubmission({ ...application, applicationNumber: number, requestedAt: new Date(submittedAt), fee }, tx),
  ),
  // Within 30 days of the approval, and not of our hearing of it (BIL-04). Priced by the approval only where no submission was heard of.
  on(ApplicationPreliminarilyApprovedV1, ({ data: { number, approvedAt: at, ...application } }, tx) => {
    const approvedAt = new Date(at);
    const order = { ...application, applicationNumber: number, approvedAt, requestedAt: approvedAt };
    return issueInvoice({ ...order, kind: 'SERVICE' }, tx);
  }),
  // Nothing is owed for an application that was cancelled, and nothing more for one that was refused.
  on(ApplicationCancelledV1, ({ data: { applicationId, cancelledAt }, time }, tx) =>
    endApplication({ applicationId, endedAt: cancelledAt === undefined ? time : new Date(cancelledAt) }, tx),
  ),
  on(ApplicationRejectedV1, ({ data: { applicationId, nonCompliance }, time }, tx) =>
    endApplication({ applicationId, endedAt: time, nonCompliance }, tx),
  ),
  // MEM-33: on appeal it goes on, and what follows is owed again; what was cancelled with its end stays so.
  on(ApplicationReopenedV1, async ({ data: { applicationId, reopenedAt } }, tx) => {
    await applications.noteReopening(applicationId, new Date(reopenedAt), tx);
  }),
  // MEM-53: the attempt that is not free, priced by the day on which it was asked for.
  on(ExamAttemptFeeDueV1, ({ data: { number, requestedAt, category = '', ...application } }, tx) => {
    const order = { ...application, category, applicationNumber: number, requestedAt: new Date(requestedAt) };
    return issueInvoice({ ...order, kind: 'EXAM' }, tx);
  }),
  // BIL-08: nothing is given back once the exam was sat; who did not come has not sat it, and has used the attempt all the same.
  on(ExamResultRecordedV1, async ({ data: { applicationId, startsAt } }, tx) => {
    await applications.note(applicationId, { examSatAt: new Date(startsAt) }, tx);
  }),
  // MEM-54: a fail that was none: the fee of the next attempt was never owed.
  on(ExamResultCorrectedV1, async ({ data: { applicationId, feeOwed } }, tx) => {
    if (!feeOwed) await forgoFee({ applicationId, kind: 'EXAM' }, tx);
  }),
  on(ApplicationCompletedV1, ({ data: { applicationId }, time }, tx) =>
    applications.note(applicationId, { completedAt: time }, tx),
  ),
];

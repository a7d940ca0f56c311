import { type EventHandler, on } from '@mumaris/kit/events/handler';
import {
  ApplicationCancelledV1,
  ApplicationCompletedV1,
  ApplicationPreliminarilyApprovedV1,
  ApplicationRejectedV1,
  ApplicationSubmittedV1,
} from '@mumaris/schemas';
import type { Stores, UseCases } from './assemble';

/** What this service does when membership says something. */
export const createHandlers = (
  { takeSubmission, issueInvoice, endApplication }: UseCases,
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
  on(ApplicationCompletedV1, ({ data: { applicationId }, time }, tx) =>
    applications.note(applicationId, { completedAt: time }, tx),
  ),
];

import { type EventHandler, on } from '@mumaris/kit/events/handler';
import { ApplicationCancelledV1, ApplicationRejectedV1 } from '@mumaris/schemas';
import type { UseCases } from './assemble';
import { onApplicationPreliminarilyApproved } from './invoices/events/on-application-preliminarily-approved';
import { onApplicationSubmitted } from './invoices/events/on-application-submitted';

/** What this service does when membership says something. */
export const createHandlers = ({
  issueInvoice,
  endApplication,
}: Pick<UseCases, 'issueInvoice' | 'endApplication'>): EventHandler[] => [
  onApplicationSubmitted(issueInvoice),
  onApplicationPreliminarilyApproved(issueInvoice),
  // Nothing is owed for an application that was cancelled, and nothing more for one that was refused.
  on(ApplicationCancelledV1, ({ data: { applicationId, cancelledAt }, time }, tx) =>
    endApplication(applicationId, cancelledAt === undefined ? time : new Date(cancelledAt), tx),
  ),
  on(ApplicationRejectedV1, ({ data, time }, tx) => endApplication(data.applicationId, time, tx)),
];

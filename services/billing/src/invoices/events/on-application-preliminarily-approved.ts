import { on } from '@mumaris/kit/events/handler';
import { ApplicationPreliminarilyApprovedV1 } from '@mumaris/schemas';
import type { issueInvoice } from '../use-cases/issue-invoice';

/** The service fee falls due, within 30 days of the approval and not of our hearing of it (BIL-04). */
export const onApplicationPreliminarilyApproved = (issue: ReturnType<typeof issueInvoice>) =>
  on(ApplicationPreliminarilyApprovedV1, ({ data: { number, approvedAt, ...application } }, tx) =>
    issue({ kind: 'SERVICE', approvedAt: new Date(approvedAt), applicationNumber: number, ...application }, tx),
  );

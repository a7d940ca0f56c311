import { on } from '@mumaris/kit/events/handler';
import { ApplicationSubmittedV1 } from '@mumaris/schemas';
import type { issueInvoice } from '../use-cases/issue-invoice';

/** The fee that falls due at submission (BIL-03): the administrative one, both in one payment (MEM-13), or none. */
export const onApplicationSubmitted = (issue: ReturnType<typeof issueInvoice>) =>
  on(ApplicationSubmittedV1, async ({ data: { number, fee = 'ADMINISTRATIVE', ...application } }, tx) => {
    if (fee === 'NONE') return;
    if (fee !== 'ADMINISTRATIVE' && fee !== 'COMBINED')
      throw new Error(`an application of ${application.service} owes ${fee}, which nothing here asks for`);
    await issue({ kind: fee, applicationNumber: number, ...application }, tx);
  });

import { on } from '@mumaris/kit/events/handler';
import { ApplicationSubmittedV1 } from '@mumaris/schemas';
import type { UseCases } from '../use-cases';

/** The administrative fee falls due (BIL-03). */
export const onApplicationSubmitted = ({ issueInvoice }: Pick<UseCases, 'issueInvoice'>) =>
  on(ApplicationSubmittedV1, ({ data: { number, ...application } }, tx) =>
    issueInvoice({ kind: 'ADMINISTRATIVE', applicationNumber: number, ...application }, tx),
  );

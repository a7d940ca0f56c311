import { on } from '@mumaris/kit/events/handler';
import { ApplicationCancelledV1 } from '@mumaris/schemas';
import type { UseCases } from '../use-cases';

/** Nothing is owed for an application that was cancelled. */
export const onApplicationCancelled = ({ endApplication }: Pick<UseCases, 'endApplication'>) =>
  on(ApplicationCancelledV1, ({ data: { applicationId, cancelledAt }, time }, tx) =>
    endApplication(applicationId, cancelledAt === undefined ? time : new Date(cancelledAt), tx),
  );

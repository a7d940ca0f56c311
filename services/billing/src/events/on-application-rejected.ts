import { on } from '@mumaris/kit/events/handler';
import { ApplicationRejectedV1 } from '@mumaris/schemas';
import type { UseCases } from '../use-cases';

/** Nothing more is owed for an application that was refused. */
export const onApplicationRejected = ({ endApplication }: Pick<UseCases, 'endApplication'>) =>
  on(ApplicationRejectedV1, ({ data, time }, tx) => endApplication(data.applicationId, time, tx));

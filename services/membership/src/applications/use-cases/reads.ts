import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import type { Asker } from '@mumaris/kit/limits/look-ups';
import type { PageArguments } from '@mumaris/kit/page';
import type { ApplicationStatus } from '@mumaris/schemas';
import type { Application } from '../domain/application';
import { openStatuses } from '../domain/lifecycle';
import { applicationStatus } from './application-status';
import type { Deps } from './deps';
import { reviewQueue } from './review-queue';

const isVisible = visible<Application>('membership', 'Application');

interface Asked extends PageArguments {
  readonly statuses?: readonly ApplicationStatus[] | null | undefined;
  readonly open?: boolean | null | undefined;
}

/** The statuses that a filter asks for; undefined for all. */
const wanted = ({ statuses, open }: Asked) =>
  open ? openStatuses.filter((status) => statuses?.includes(status) ?? true) : (statuses ?? undefined);

/** What one request reads of applications: batched over its whole operation, and each authorised. */
export const createApplicationReads = (deps: Pick<Deps, 'applications' | 'lookUps'>, asker: Asker) => {
  const { applications } = deps;
  return {
    byId: batchVisible(isVisible(asker.caller), applications.byIds, ({ id }) => id),
    pageOf: (practitionerId: string, asked: Asked) => applications.pageOf(practitionerId, wanted(asked), asked),
    status: applicationStatus(deps, asker),
    queue: reviewQueue(deps),
  };
};

export type ApplicationReads = ReturnType<typeof createApplicationReads>;

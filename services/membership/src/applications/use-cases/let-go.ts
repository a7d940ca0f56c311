import { release } from '../domain/claim';
import type { Deps } from './deps';

/** Puts back into the queue what a reviewer has claimed of somebody: it turned out to be a relative's (MEM-28). */
export const letGo =
  ({ applications, rules, clock }: Pick<Deps, 'applications' | 'rules' | 'clock'>) =>
  async (reviewerId: string, practitionerId: string): Promise<void> => {
    for (const id of await applications.findClaimed(reviewerId, practitionerId))
      await applications.update(id, (application) =>
        application.claim?.reviewerId === reviewerId && application.status === 'UNDER_REVIEW'
          ? release(application, { id: reviewerId, relatives: [] }, rules, clock.now())
          : { state: application },
      );
  };

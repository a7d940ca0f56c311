import { accountOf } from '@mumaris/kit/auth/access';
import type { Change } from '@mumaris/kit/change';
import type { Application } from '../domain/application';
import type { Reviewing } from '../domain/claim';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

type ReviewDeps = Pick<Deps, 'applications' | 'reviewers'>;

/** A reviewer does something to an application that moves it nowhere. @throws RuleViolation NOT_FOUND, and what the domain refuses */
export const asReviewer =
  ({ applications, reviewers }: ReviewDeps) =>
  async (
    { caller, applicationId }: ApplicationCommand,
    act: (application: Application, reviewer: Reviewing) => Change<Application>,
  ): Promise<Application> => {
    const reviewer = await reviewers.of(accountOf(caller));
    return applications.update(applicationId, (application) => act(application, reviewer));
  };

import { accountOf } from '@mumaris/kit/auth/access';
import type { Change } from '@mumaris/kit/change';
import type { Advance, Journey } from '../domain/advance';
import type { Application } from '../domain/application';
import type { Reviewing } from '../domain/claim';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** A reviewer does something to an application that moves it nowhere. @throws RuleViolation NOT_FOUND, and what the domain refuses */
export const asReviewer =
  ({ applications, reviewers }: Pick<Deps, 'applications' | 'reviewers'>) =>
  async (
    { caller, applicationId }: ApplicationCommand,
    act: (application: Application, reviewer: Reviewing) => Change<Application>,
  ): Promise<Application> => {
    const reviewer = await reviewers.of(accountOf(caller));
    return applications.update(applicationId, (application) => act(application, reviewer));
  };

/** A reviewer decides on an application. @throws RuleViolation NOT_FOUND, and what the domain refuses */
export const decideAsReviewer =
  ({ journeys, reviewers }: Pick<Deps, 'journeys' | 'reviewers'>) =>
  async (
    { caller, applicationId }: ApplicationCommand,
    decide: (application: Application, reviewer: Reviewing, journey: Journey) => Advance,
  ): Promise<Application> => {
    const reviewer = await reviewers.of(accountOf(caller));
    return journeys.advance(applicationId, (application, journey) => decide(application, reviewer, journey));
  };

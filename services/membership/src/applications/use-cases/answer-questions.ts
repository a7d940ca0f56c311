import { assertOwner } from '@mumaris/kit/auth/access';
import type { WrittenAnswer } from '../domain/answers';
import { assertRoom } from '../domain/room';
import { answerQuestions as answer } from '../domain/submission';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

/** The applicant answers questions. @throws RuleViolation NOT_FOUND for anybody else, and what the domain refuses */
export const answerQuestions =
  ({ applications, practitioners, profileRules: { lists }, rules, clock }: Deps) =>
  ({ caller, applicationId, answers }: ApplicationCommand & { answers: readonly WrittenAnswer[] }) =>
    applications.update(applicationId, async (application) => {
      assertOwner(caller, application);
      const practitioner = await practitioners.get(application.practitionerId);
      const now = clock.now();
      const answered = answer(application, answers, practitioner, rules, now);
      assertRoom(answered.state, { practitioner, lists }, rules, now, application);
      return answered;
    });

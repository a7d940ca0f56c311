import type { Earned } from '../../credentials';
import type { Practitioner } from '../../profile';
import { answerTo } from './answers';
import type { Application } from './application';
import type { Service } from './service';

/** What an application earns of each kind that a service may grant. */
const contents = {
  TRAINING_LETTER: ({ answers }) => {
    const endsOn = answerTo(answers, 'endsOn');
    const training = {
      institution: answerTo(answers, 'institution'),
      city: answerTo(answers, 'city'),
      specialty: answerTo(answers, 'specialty'),
      startsOn: answerTo(answers, 'startsOn'),
      endsOn,
    };
    return { content: { kind: 'TRAINING_LETTER', training }, expiresOn: endsOn };
  },
} satisfies Record<Service['credential']['kind'], (application: Application) => Pick<Earned, 'content' | 'expiresOn'>>;

/** What a completed application has earned (MEM-60). */
export const earnedBy = (
  application: Application,
  { id: practitionerId, accountId, profile: { name: holder, category } }: Practitioner,
  { credential: { kind } }: Service,
): Earned => ({
  practitionerId,
  accountId,
  applicationId: application.id,
  holder,
  category,
  ...contents[kind](application),
});

import type { Day } from '@mumaris/kit/calendar';
import type { Credential } from '../../credentials';
import type { Practitioner } from '../../profile';
import type { VerificationFacts } from '../../verification';
import { answerTo } from './answer';
import type { Application } from './application';
import { type AttachedDocument, type Facts, knownOf } from './facts';
import type { Question } from './question';
import type { Rules } from './rules';
import { waivedOn } from './waiver';

/** Whose an application is, what the practitioner holds, and what is attached: all that its rules decide by. */
export interface Sources {
  readonly practitioner: Practitioner;
  readonly held: readonly Credential[];
  /** Of the application's documents those that are still there. */
  readonly documents: readonly Omit<AttachedDocument, 'slot'>[];
  /** How the verifications of the profile stand; what is not known is not verified. */
  readonly verification?: VerificationFacts | undefined;
}

/** What tells for whom an answer is: what was asked, and the lists. */
interface Asked {
  readonly questions: readonly Question[];
  readonly reference: Rules['reference'];
}

const categoriesOf = (
  answers: Facts['answers'],
  { questions, reference }: Asked,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const entry = question.kind === 'ENTRY' && reference.find(question.list, answerTo(answers, question.id));
      return entry && entry.categories.length ? [[question.id, entry.categories]] : [];
    }),
  );

/** What the rules decide by for an application on a day. */
export const factsOn = (
  application: Pick<Application, 'answers' | 'attachments' | 'waived' | 'submittedAt'>,
  { practitioner, held, documents, verification }: Sources,
  asked: Asked,
  today: Day,
): Facts => {
  const { answers, attachments } = application;
  const waived = waivedOn(application, today);
  return {
    today,
    known: knownOf(practitioner, held, today),
    answers,
    categories: categoriesOf(answers, asked),
    documents: attachments.flatMap(({ slot, documentId }) => {
      const document = documents.find(({ id }) => id === documentId);
      return document ? [{ ...document, slot }] : [];
    }),
    ...(verification && { verification }),
    ...(waived.length && {
      waived: waived.map(({ exceptionId, requirement, why }) => ({ exceptionId, requirement, why })),
    }),
  };
};

import type { Day } from '@mumaris/kit/calendar';
import type { Credential } from '../../credentials';
import type { Practitioner } from '../../profile';
import type { Application } from './application';
import { type AttachedDocument, type Facts, knownOf } from './facts';
import { waivedOn } from './waiver';

/** Whose an application is, what the practitioner holds, and what is attached: all that its rules decide by. */
export interface Sources {
  readonly practitioner: Practitioner;
  readonly held: readonly Credential[];
  /** Of the application's documents those that are still there. */
  readonly documents: readonly Omit<AttachedDocument, 'slot'>[];
}

/** What the rules decide by for an application on a day. */
export const factsOn = (
  application: Pick<Application, 'answers' | 'attachments' | 'waived' | 'submittedAt'>,
  { practitioner, held, documents }: Sources,
  today: Day,
): Facts => {
  const { answers, attachments } = application;
  const waived = waivedOn(application, today);
  return {
    today,
    known: knownOf(practitioner, held, today),
    answers,
    documents: attachments.flatMap(({ slot, documentId }) => {
      const document = documents.find(({ id }) => id === documentId);
      return document ? [{ ...document, slot }] : [];
    }),
    ...(waived.length && {
      waived: waived.map(({ exceptionId, requirement, why }) => ({ exceptionId, requirement, why })),
    }),
  };
};

import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const answerQuestions: MutationResolvers['answerQuestions'] = (_, { input }, { useCases, caller }) =>
  payload(async () => ({ application: await useCases.answerQuestions({ ...input, caller }) }));

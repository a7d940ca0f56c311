import type { QuestionResolvers } from './generated';

/** What can be chosen; nothing for a question that is not a choice. */
export const Question: QuestionResolvers = {
  choices: (question) => ('choices' in question ? question.choices : []),
};

import type { QuestionResolvers } from './generated';

/** What can be chosen; nothing for a question that is not a choice. */
export const Question = {
  choices: (question) => ('choices' in question ? question.choices : []),
} satisfies QuestionResolvers;

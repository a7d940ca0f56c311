import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Deps } from '../use-cases/deps';
import { markAllRead } from '../use-cases/mark-all-read';
import { markRead } from '../use-cases/mark-read';
import type { Context } from './context';
import type { Mutations } from './generated';

/** What can be changed here; who may is said by the SDL's @access. */
export const mutations: Verbs<Mutations, Deps, Context> = {
  markRead: answersWith('message', markRead),
  markAllRead: answersWith('marked', markAllRead),
};

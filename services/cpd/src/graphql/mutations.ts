import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import { type Deps, recordActivity } from '../use-cases/record-activity';
import type { Context } from './context';
import type { Mutations } from './generated';

/** What can be changed here; who may is said by the SDL's @access. */
export const mutations: Verbs<Mutations, Deps, Context> = { recordActivity: answersWith('activity', recordActivity) };

import { answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import type { Deps } from '../use-cases/deps';
import { putOnAgenda, scheduleSession } from '../use-cases/sessions';
import { appointMember, endMembership } from '../use-cases/terms';
import { castCommitteeVote, closeCommitteeVote, declareConflict } from '../use-cases/votes';

/** What committees do (MEM-14, MEM-66); who may is said by the SDL's @access, and by who is a member. */
export const mutations: Verbs<FeatureMutations['committees'], Deps, Context> = {
  appointMember: answersWith('committee', appointMember),
  endMembership: answersWith('committee', endMembership),
  scheduleSession: answersWith('session', scheduleSession),
  putOnAgenda: answersWith('session', putOnAgenda),
  declareConflict: answersWith('ballot', declareConflict),
  castCommitteeVote: answersWith('ballot', castCommitteeVote),
  closeCommitteeVote: answersWith('ballot', closeCommitteeVote),
};

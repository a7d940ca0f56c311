import { answersAll, answersWith, type Verbs } from '@mumaris/kit/graphql/verbs';
import type { Context } from '../../graphql/context';
import type { FeatureMutations } from '../../graphql/generated';
import {
  bookExam,
  cancelExamBooking,
  joinExamWaitingList,
  leaveExamWaitingList,
  moveExamBooking,
} from '../use-cases/bookings';
import {
  answerExamRemarking,
  askExamRemarking,
  decideExamCorrection,
  proposeExamCorrection,
} from '../use-cases/corrections';
import type { Deps } from '../use-cases/deps';
import { recordExamResults } from '../use-cases/record-results';
import { changeSittingCapacity, createExamSitting, voidExamSitting } from '../use-cases/sittings';

/** What can be done about exams (MEM-52 to MEM-54); who may is said by the SDL's @access. */
export const mutations: Verbs<FeatureMutations['exams'], Deps, Context> = {
  createExamSitting: answersWith('sitting', createExamSitting),
  changeSittingCapacity: answersWith('sitting', changeSittingCapacity),
  voidExamSitting: answersWith('sitting', voidExamSitting),
  bookExam: answersWith('exam', bookExam),
  moveExamBooking: answersWith('exam', moveExamBooking),
  cancelExamBooking: answersWith('exam', cancelExamBooking),
  joinExamWaitingList: answersWith('exam', joinExamWaitingList),
  leaveExamWaitingList: answersWith('exam', leaveExamWaitingList),
  recordExamResults: answersAll(recordExamResults, ({ rejected, ...counted }) => ({
    ...counted,
    rejected: [...rejected],
  })),
  proposeExamCorrection: answersWith('exam', proposeExamCorrection),
  decideExamCorrection: answersWith('exam', decideExamCorrection),
  askExamRemarking: answersWith('exam', askExamRemarking),
  answerExamRemarking: answersWith('exam', answerExamRemarking),
};

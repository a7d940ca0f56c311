import { toFailure } from '@mumaris/kit/errors';
import { hoursAfter } from '@mumaris/kit/calendar';
import type {
  ApplicationExamResolvers,
  ApplicationResolvers,
  ExamCorrectionResolvers,
  ExamRemarkingResolvers,
  ExamSittingResolvers,
  QueryResolvers,
  ServiceResolvers,
} from '../../graphql/generated';
import { usedOf } from '../domain/candidacy';
import { centreOf, examOf } from '../domain/exam-rules';
import { barrierOf, feeStateOf, soonestOf } from '../domain/next-attempt';
import { freeOf, isBookable } from '../domain/sitting';
import { localTimeOf } from '../domain/told';

const Query = {
  exams: (_, _arguments, { exams }) => exams.rules.exams,
  examCentres: (_, _arguments, { exams }) => exams.rules.centres,
  examSittings: (_, asked, { exams }) => exams.toCome(asked),
  examSitting: (_, { id }, { exams }) => exams.sitting(id),
  examRequests: (_, asked, { exams }) => exams.waiting(asked),
} satisfies QueryResolvers;

const Application = {
  exam: ({ id }, _, { exams }) => exams.ofApplication(id),
} satisfies ApplicationResolvers;

const Service = {
  exam: ({ code }, _, { exams }) => exams.ofService(code),
} satisfies ServiceResolvers;

const ExamSitting = {
  exam: ({ exam }, _, { exams }) => examOf(exam, exams.rules),
  centre: ({ centre }, _, { exams }) => centreOf(centre, exams.rules),
  localTime: (sitting, _, { exams }) => localTimeOf(sitting, exams.rules),
  voidedWhy: ({ voided }) => voided?.reason ?? null,
  free: freeOf,
  waiting: ({ waiting }) => waiting.length,
  bookable: (sitting, _, { exams, now }) =>
    freeOf(sitting) > 0 && isBookable(sitting, examOf(sitting.exam, exams.rules), now()),
  booked: ({ seats }) => seats.map(({ number }) => number),
} satisfies ExamSittingResolvers;

const ApplicationExam = {
  exam: ({ exam }, _, { exams }) => examOf(exam, exams.rules),
  used: (candidacy) => usedOf(candidacy).length,
  left: (candidacy, _, { exams }) =>
    candidacy.status === 'OPEN'
      ? Math.max(0, examOf(candidacy.exam, exams.rules).attempts - usedOf(candidacy).length)
      : 0,
  nextFee: (candidacy, _, { exams }) => feeStateOf(candidacy, examOf(candidacy.exam, exams.rules)),
  barrier: (candidacy, _, { exams }) => {
    const barrier = barrierOf(candidacy, examOf(candidacy.exam, exams.rules));
    return barrier ? toFailure(barrier) : null;
  },
  soonest: (candidacy, _, { exams }) => soonestOf(candidacy, examOf(candidacy.exam, exams.rules)),
  booking: ({ booking }, _, { exams }) => booking && exams.sitting(booking.sittingId),
  changeUntil: ({ booking, exam }, _, { exams }) =>
    booking && hoursAfter(booking.startsAt, -examOf(exam, exams.rules).changeUntilHours),
  waiting: (candidacy, _, { exams }) => exams.waitingOf(candidacy),
} satisfies ApplicationExamResolvers;

const ExamCorrection = {
  mine: ({ proposedBy }, _, { caller }) => proposedBy === caller.accountId,
  agreed: ({ decision }) => decision?.agreed ?? null,
  decidedAt: ({ decision }) => decision?.at ?? null,
} satisfies ExamCorrectionResolvers;

const ExamRemarking = {
  stands: ({ answer }) => answer?.stands ?? null,
  text: ({ answer }) => answer?.text ?? null,
} satisfies ExamRemarkingResolvers;

export const resolvers = { Query, Application, Service, ExamSitting, ApplicationExam, ExamCorrection, ExamRemarking };

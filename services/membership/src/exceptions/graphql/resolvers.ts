import { type Day, dayOf } from '@mumaris/kit/calendar';
import type { Context } from '../../graphql/context';
import type {
  ApplicationResolvers,
  ExceptionResolvers,
  ExceptionStepResolvers,
  QueryResolvers,
  RegistrationResolvers,
} from '../../graphql/generated';

const Query = {
  exceptions: (_, _arguments, { exceptions }) => exceptions.published(),
  exception: (_, { id }, { exceptions }) => exceptions.get(id),
  exceptionRegister: (_, asked, { exceptions }) => exceptions.register(asked),
  previewException: (_, { input }, { exceptions }) => exceptions.preview(input),
} satisfies QueryResolvers;

/** An exception as a record shows it. */
const noteOf = async (exceptionId: string, until: Day, { exceptions }: Context) => {
  const { number, kind, reason } = await exceptions.get(exceptionId);
  return { number, kind, reason, until };
};

const Exception = {
  affected: (exception, _, { exceptions }) => exceptions.affected(exception),
  applied: (exception, _, { exceptions }) => exceptions.applied(exception),
} satisfies ExceptionResolvers;

const ExceptionStep = {
  by: ({ by }) => (by === null ? null : { id: by }),
  mine: ({ by }, _, { caller }) => by !== null && by === caller.accountId,
} satisfies ExceptionStepResolvers;

const Registration = {
  extension: ({ extension }, _, context) => extension && noteOf(extension.exceptionId, extension.until, context),
} satisfies RegistrationResolvers;

const Application = {
  exceptions: ({ prolonged, dueAt, waived }, _, context) =>
    Promise.all([
      ...(prolonged && dueAt ? [noteOf(prolonged.exceptionId, dayOf(dueAt), context)] : []),
      ...waived.map(({ exceptionId, until }) => noteOf(exceptionId, until, context)),
    ]),
} satisfies ApplicationResolvers;

export const resolvers = { Query, Exception, ExceptionStep, Registration, Application };

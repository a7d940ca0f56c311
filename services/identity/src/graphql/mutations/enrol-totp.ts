import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const enrolTotp: NonNullable<MutationResolvers['enrolTotp']> = (_, __, { useCases, caller }) =>
  payload(async () => ({ enrolment: await useCases.enrolTotp({ caller }) }));

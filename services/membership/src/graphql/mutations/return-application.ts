import { payload } from '@mumaris/kit/payload';
import type { DeficiencyInput, MutationResolvers } from '../generated';

const deficiencyOf = ({ ar, en, question }: DeficiencyInput) => ({ text: { ar, en }, question: question ?? null });

export const returnApplication: MutationResolvers['returnApplication'] = (_, { input }, { useCases, caller }) =>
  payload(async () => {
    const { applicationId } = input;
    const deficiencies = input.deficiencies.map(deficiencyOf);
    return { application: await useCases.returnApplication({ caller, applicationId, deficiencies }) };
  });

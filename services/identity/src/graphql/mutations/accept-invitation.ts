import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const acceptInvitation: NonNullable<MutationResolvers['acceptInvitation']> = (
  _,
  { input: { token, human, ...form } },
  { useCases, caller },
) =>
  payload(async () => {
    const { idNumber = null, mobile = null, password = null, passwordConfirmation = null, acceptedTerms = null } = form;
    const newcomer = { idNumber, mobile, password, passwordConfirmation, acceptedTerms };
    const { signUp, roles } = await useCases.acceptInvitation({ token, human, ...newcomer, caller });
    return { signUp, roles: [...roles] };
  });
